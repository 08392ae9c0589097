using System.Text;
using System.Text.Json;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Reads a request from JSON in one pass: <c>{"where": {…}, "order_by": […], "load": […], "fields": […], "page": {…}}</c>.</summary>
internal ref struct QueryJsonReader
{
    private const string Where = "where";
    private const string Page = "page";

    private readonly QuerySyntax syntax;
    private readonly QueryScope where;
    private readonly QueryTreeLimits tree;
    private readonly QueryProblemCollector problems;
    private readonly QueryControlReader controls;
    private Utf8JsonReader reader;

    private QueryJsonReader(ReadOnlySpan<byte> json, QueryScope where, QueryTreeLimits tree, QuerySyntax syntax, QueryProblemCollector problems)
    {
        this.syntax = syntax;
        this.where = where;
        this.tree = tree;
        this.problems = problems;
        controls = new QueryControlReader(syntax, problems);
        reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = syntax.Limits.MaxJsonDepth });
    }

    /// <summary>The request that a body holds; it throws for no bytes.</summary>
    public static ParsedQuery Read(ReadOnlySpan<byte> json, QuerySyntax syntax)
    {
        var problems = new QueryProblemCollector();
        var where = new QueryScope(QueryScopeKind.And, "", QueryJsonOrigin.Body);
        var reader = new QueryJsonReader(json, where, new QueryTreeLimits(syntax.Limits, problems), syntax, problems);
        if (json.Length > syntax.Limits.MaxJsonLength)
            problems.Add(QueryJsonOrigin.Body.Limit("The body has too many bytes", syntax.Limits.MaxJsonLength));
        else
            reader.Run(QueryJsonOrigin.Body, isBody: true);
        return new ParsedQuery(where, reader.controls.Controls, problems);
    }

    /// <summary>Reads the filter that a parameter of a query string holds.</summary>
    public static void ReadWhere(
        ReadOnlySpan<byte> json,
        string parameter,
        QueryScope where,
        QueryTreeLimits tree,
        QuerySyntax syntax,
        QueryProblemCollector problems)
        => new QueryJsonReader(json, where, tree, syntax, problems).Run(QueryJsonOrigin.Of(parameter), isBody: false);

    private void Run(QueryJsonOrigin origin, bool isBody)
    {
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                Fail(origin, QueryProblemCode.Json, "A JSON object is expected.");
            else if (isBody)
                ReadBody(origin);
            else
                ReadScope(where, origin, depth: 0, quantifiers: 0);
            if (!problems.IsFull && reader.TokenType == JsonTokenType.EndObject)
                reader.Read();
        }
        catch (JsonException exception)
        {
            Fail(origin, QueryProblemCode.Json, $"The JSON is malformed or nests too deep, at byte {exception.BytePositionInLine} of line {exception.LineNumber + 1}.");
        }
    }

    private void ReadBody(QueryJsonOrigin origin)
    {
        var names = new HashSet<string>();
        while (TryReadName(origin, out var name, out var member))
        {
            if (!names.Add(name))
                Skip(member, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
            else if (name == Where && reader.TokenType == JsonTokenType.StartObject)
                ReadScope(where, member, depth: 0, quantifiers: 0);
            else if (name == Page && reader.TokenType == JsonTokenType.StartObject)
                ReadPage(member);
            else if (name is Where or Page)
                Skip(member, QueryProblemCode.Json, "A JSON object is expected.");
            else if (syntax.Controls.TryFind(name, out var control) && controls.Controls.ListOf(control.Value) is { } list)
                ReadNames(control.Value, list, member);
            else
                Skip(member, QueryProblemCode.Name, QueryProblemTexts.UnknownName);
        }
    }

    private void ReadPage(QueryJsonOrigin origin)
    {
        while (TryReadName(origin, out var name, out var member))
        {
            if (ControlOf(name) is not { } control)
                Skip(member, QueryProblemCode.Name, QueryProblemTexts.UnknownName);
            else if (TryReadValue(member, out var value, MostOf(control)) && !controls.Controls.TrySet(control, new QuerySetting(value, member)))
                Fail(member, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
        }
    }

    private readonly int MostOf(QueryControl control)
        => control is QueryControl.After or QueryControl.Before ? syntax.Limits.MaxCursorLength : syntax.Limits.MaxValueLength;

    private readonly QueryControl? ControlOf(string name)
        => name switch
        {
            "number" when syntax.Controls.Page is not null => QueryControl.Page,
            "size" when syntax.Controls.PageSize is not null => QueryControl.PageSize,
            "after" when syntax.Controls.After is not null => QueryControl.After,
            "before" when syntax.Controls.Before is not null => QueryControl.Before,
            "total" when syntax.Controls.Total is not null => QueryControl.Total,
            _ => null,
        };

    private void ReadNames(QueryControl control, List<QuerySetting> list, QueryJsonOrigin origin)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Skip(origin, QueryProblemCode.Json, "An array of names is expected.");
            return;
        }

        var isOpen = true;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var element = origin.Element(i);
            if (!isOpen)
                reader.Skip();
            else if (reader.TokenType != JsonTokenType.String)
                Skip(element, QueryProblemCode.Json, "A name is expected, as a string.");
            else if (TryReadValue(element, out var value))
                isOpen = controls.TryAddName(control, list, new QuerySetting(value, element));
        }
    }

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
            Skip(origin, QueryProblemCode.Group, kind == QueryScopeKind.Not ? "An object is expected." : "An array of objects, or an object, is expected.");
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
            Skip(origin, QueryProblemCode.Group, "Only groups ('and', 'or', 'not') and quantifiers ('…__any', '…__none', '…__all') take an object.");
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

    /// <summary>Reads the name of a member and moves to its value; false at the end of the object.</summary>
    private bool TryReadName(QueryJsonOrigin origin, out string name, out QueryJsonOrigin member)
    {
        (name, member) = ("", origin);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isReadable = JsonTextValidation.IsReadable(reader.ValueSpan);
            name = isReadable ? reader.GetString() ?? "" : Encoding.UTF8.GetString(reader.ValueSpan);
            member = origin.Member(name);
            reader.Read();
            if (isReadable && name.Length is > 0 && name.Length <= syntax.Limits.MaxNameLength)
                return true;
            Skip(member, QueryProblemCode.Name, isReadable ? "The name is empty, or has too many characters." : "The name is not valid Unicode text.");
        }

        return false;
    }

    /// <summary>The value that the reader stands on; what is none is reported and skipped.</summary>
    private bool TryReadValue(QueryJsonOrigin origin, out RawValue value, int? most = null)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.String => new RawValue(RawValueKind.String, JsonTextValidation.IsReadable(reader.ValueSpan) ? reader.GetString() ?? "" : "\0"),
            JsonTokenType.Number => new RawValue(RawValueKind.Number, Encoding.ASCII.GetString(reader.ValueSpan)),
            JsonTokenType.True => new RawValue(RawValueKind.True, "true"),
            JsonTokenType.False => new RawValue(RawValueKind.False, "false"),
            JsonTokenType.Null => new RawValue(RawValueKind.Null, ""),
            _ => default,
        };
        if (value.Text is null)
            Skip(origin, QueryProblemCode.List, "A single value is expected.");
        else if (value.Text.Length > (most ?? syntax.Limits.MaxValueLength))
            problems.Add(origin.Limit("The value has too many characters", most ?? syntax.Limits.MaxValueLength));
        else if (value.Text.Contains('\0', StringComparison.Ordinal))
            Fail(origin, QueryProblemCode.Value, "The value is not valid Unicode text without NUL characters.");
        else
            return true;
        return false;
    }

    private void Skip(QueryJsonOrigin origin, QueryProblemCode code, string detail)
    {
        Fail(origin, code, detail);
        reader.Skip();
    }

    private readonly void Fail(QueryJsonOrigin origin, QueryProblemCode code, string detail) => problems.Add(origin.Problem(code, detail));
}
