using System.Text.Json;

namespace EFCore.Mixins.Requests.Syntax;

/// <content>The filter.</content>
internal ref partial struct QueryJsonReader
{
    private void ReadScope(QueryScope scope, QueryJsonOrigin origin, int depth, int quantifiers)
    {
        var names = new HashSet<string>();
        while (TryReadName(origin, out var name, out var member))
        {
            if (tree.IsFull)
                reader.Skip();
            else if (!names.Add(name))
                Skip(member, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
            else if (QueryScope.GroupOf(name) is { } kind)
                ReadGroup(scope, kind, name, member, depth + 1, quantifiers);
            else if (reader.TokenType == JsonTokenType.StartObject)
                ReadQuantifier(scope, name, member, depth + 1, quantifiers + 1);
            else if (depth == 0 && syntax.NamedFilters.Contains(name))
                ReadNamed(name, member);
            else if (tree.TryAddCondition(member))
                ReadCondition(scope, name, member);
            else
                reader.Skip();
        }
    }

    private void ReadGroup(QueryScope scope, QueryScopeKind kind, string name, QueryJsonOrigin origin, int depth, int quantifiers)
    {
        var isList = reader.TokenType == JsonTokenType.StartArray && kind != QueryScopeKind.Not;
        if (!isList && reader.TokenType != JsonTokenType.StartObject)
            Skip(
                origin,
                QueryProblemCode.Group,
                kind == QueryScopeKind.Not ? "An object is expected." : "An array of objects, or an object, is expected.");
        else if (!tree.AllowsDepth(depth, quantifiers, origin))
            reader.Skip();
        else if (scope.Find(kind, name) is not null)
            Skip(origin, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
        else if (scope.Open(kind, name, origin) is var group && isList)
            ReadBranches(group, origin, depth, quantifiers);
        else
            ReadParts(group, origin, depth, quantifiers);
    }

    private void ReadBranches(QueryScope group, QueryJsonOrigin origin, int depth, int quantifiers)
    {
        var count = 0;
        for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
        {
            var element = origin.Element(count);
            if (tree.IsFull)
                reader.Skip();
            else if (reader.TokenType != JsonTokenType.StartObject)
                Skip(element, QueryProblemCode.Group, "An object is expected.");
            else
                ReadParts(group.Append(element), element, depth, quantifiers);
        }

        if (count == 0)
            Fail(origin, QueryProblemCode.Group, "The group is empty; leave it out.");
    }

    private void ReadQuantifier(QueryScope scope, string name, QueryJsonOrigin origin, int depth, int quantifiers)
    {
        if (!QueryScope.IsQuantifier(name))
            Skip(
                origin,
                QueryProblemCode.Group,
                "Only groups ('and', 'or', 'not') and quantifiers ('…__any', '…__none', '…__all') take an object.");
        else if (!tree.AllowsDepth(depth, quantifiers, origin))
            reader.Skip();
        else if (scope.Find(QueryScopeKind.Quantifier, name) is not null)
            Skip(origin, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
        else
            ReadParts(scope.Open(QueryScopeKind.Quantifier, name, origin), origin, depth, quantifiers);
    }

    private void ReadParts(QueryScope scope, QueryJsonOrigin origin, int depth, int quantifiers)
    {
        var before = problems.Problems.Count;
        ReadScope(scope, origin, depth, quantifiers);
        if (scope.Parts.Count == 0 && problems.Problems.Count == before)
            Fail(origin, QueryProblemCode.Group, "The group is empty; leave it out.");
    }

    private void ReadNamed(string name, QueryJsonOrigin origin)
    {
        if (TryReadValue(origin, out var value) && !controls.Controls.Named.TryAdd(name, new QuerySetting(value, origin)))
            Fail(origin, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
    }

    private void ReadCondition(QueryScope scope, string key, QueryJsonOrigin origin)
    {
        if (scope.Find(key) is not null)
        {
            Skip(origin, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
            return;
        }

        var condition = new QueryConditionNode(key, origin) { IsList = reader.TokenType == JsonTokenType.StartArray };
        scope.Add(condition);
        if (condition.IsList)
            ReadList(condition, origin);
        else if (TryReadValue(origin, out var value))
            condition.Add(value);
    }

    private void ReadList(QueryConditionNode condition, QueryJsonOrigin origin)
    {
        var isOpen = true;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (!isOpen || problems.IsFull)
                reader.Skip();
            else if (TryReadValue(origin.Element(i), out var value))
                isOpen = tree.TryAddValue(condition, value, origin);
        }
    }
}
