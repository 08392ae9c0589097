using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Filtering.Trees;
using EFCore.Mixins.Requests.Syntax;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>Binds keys of a filter to the model: first permissions, then operators, then values.</summary>
internal sealed class QueryConditionBinder(QueryBindingSettings settings, IQueryPermissions permissions, QueryProblemCollector problems)
{
    private readonly QueryValueListReader values = new(settings, problems);

    /// <summary>Whether a condition uses related rows.</summary>
    public bool HasToMany { get; private set; }

    /// <summary>The condition; null if it has a problem.</summary>
    public Filter? Bind(QueryConditionNode node, ITypeBase type, QueryAttribute? within)
    {
        if (Resolve(node.Key, node.Origin, type, within) is not { } key)
            return null;
        if (key.Operand.IsQuantifier)
            return Fail(node.Origin, QueryProblemCode.Group, $"The quantifier takes conditions: '{key.Operand.Name}[name]'.");
        if (!values.TryRead(node, key.Operand, out var value) || !IsAccepted(node, key, value))
            return null;
        var until = key.Attribute.Members.Count - (KeepsRowsAside(key) ? 1 : 0);
        return WithRows(new ConditionFilter(key.Text, value), key, type, within, until);
    }

    /// <summary>The quantifier with its filter; null if it has a problem.</summary>
    /// <param name="scope">The quantifier.</param>
    /// <param name="type">The type of the rows of its key.</param>
    /// <param name="within">The relation of these rows.</param>
    /// <param name="inside">Binds the inner filter.</param>
    public Filter? Bind(QueryScope scope, ITypeBase type, QueryAttribute? within, Func<ITypeBase, QueryAttribute, Filter?> inside)
    {
        if (Resolve(scope.Name, scope.Origin, type, within) is not { } key)
            return null;
        if (!key.Operand.IsQuantifier || key.Attribute.Last.Target is not { } target)
            return Fail(scope.Origin, QueryProblemCode.Group, "Only quantifiers of relations ('any', 'none', 'all') take conditions.");
        if (inside(target, key.Attribute) is not { } filter)
            return null;
        var quantified = Quantified(key, filter);
        return WithRows(quantified, key, type, within, key.Attribute.Members.Count - 1);
    }

    // comments__all of the visible rows = comments__none of the visible rows that do not match
    private ConditionFilter Quantified(QueryKey key, Filter filter)
        => !key.Attribute.Last.IsToMany || permissions.RowsOf(key.Attribute) is not { } rows ? new ConditionFilter(key.Text, filter)
            : key.Operand.Name == "all" ? new ConditionFilter(key.WithOperator("none"), Filter.And(rows, Filter.Not(filter)))
            : new ConditionFilter(key.Text, Filter.And(rows, filter));

    private QueryKey? Resolve(string written, QueryOrigin origin, ITypeBase type, QueryAttribute? within)
    {
        var text = permissions.Translate(QueryUse.Filter, within, written);
        if (new PathReader(type, settings.Filtering.Limits, describes: false).Read(text).Path is not { } path
            || new QueryAttribute([.. within?.Members ?? [], .. path.Members]) is var attribute && !permissions.CanFilter(attribute))
        {
            var problem = origin.Problem(QueryProblemCode.Name, QueryProblemTexts.UnknownName);
            problems.Add(problem with { Suggestion = permissions.Suggest(QueryUse.Filter, written) });
            return null;
        }

        if (QueryOperand.Of(path, settings.Filtering) is not { } operand
            || !permissions.CanFilter(attribute, operand.Name)
            || (operand.Name.StartsWith("count", StringComparison.Ordinal)
                && attribute.Last.IsToMany
                && permissions.RowsOf(attribute) is not null))
            Fail(origin, QueryProblemCode.Operator, QueryProblemTexts.UnknownOperator);
        else if (attribute.ToManySteps > settings.Limits.MaxToManySteps)
            problems.Add(origin.Limit("The path goes through too many relations to many rows", settings.Limits.MaxToManySteps));
        else
            return Known(new QueryKey(text, path, attribute, operand));
        return null;
    }

    private QueryKey Known(QueryKey key)
    {
        HasToMany |= key.Attribute.ToManySteps > 0;
        return key;
    }

    /// <summary>Whether the library accepts the value: a pattern, a year, a value that a converter can store.</summary>
    private bool IsAccepted(QueryConditionNode node, QueryKey key, object? value)
    {
        if (key.Operand is not { Operator: { } found, Checked: { } type })
            return true;
        var refused = new FilterProblemCollector();
        if (found.Bind(new UnboundCondition(key.Text, key.Operand.Name, type, value, settings.Filtering, refused)) is not null)
            return true;
        foreach (var problem in refused)
            Fail(node.Origin, CodeOf(problem.Kind), $"The value cannot be used: {problem.Reason}.");
        return false;
    }

    private static QueryProblemCode CodeOf(FilterProblemKind kind)
        => kind switch
        {
            FilterProblemKind.NullValue => QueryProblemCode.Null,
            FilterProblemKind.Limit => QueryProblemCode.Limit,
            FilterProblemKind.ValueCount => QueryProblemCode.List,
            _ => QueryProblemCode.Value,
        };

    /// <summary>Whether the condition is that the last relation is missing.</summary>
    private static bool KeepsRowsAside(QueryKey key)
        => !key.Attribute.Last.IsToMany || key.Operand.Name == "isnull" || key.Operand.Name.StartsWith("count", StringComparison.Ordinal);

    /// <summary>The condition, joined with the condition of the visible related rows.</summary>
    private Filter WithRows(ConditionFilter condition, QueryKey key, ITypeBase type, QueryAttribute? within, int until)
    {
        List<object?>? parts = null;
        var start = within?.Members.Count ?? 0;
        for (var i = start; i < until; i++)
        {
            if (key.Attribute.Members[i].IsToMany && permissions.RowsOf(key.Attribute.Until(i)) is { } rows)
                (parts ??= [condition]).Add(new RelatedRowFilter([.. key.Attribute.Members.Skip(start).Take(i + 1 - start)], rows));
        }

        if (key.Operand.Name == "isnull" && key.Attribute.Last.IsToMany && permissions.RowsOf(key.Attribute) is { } seen)
        {
            var quantified = new ConditionFilter(key.WithOperator(condition.Value is true ? "none" : "any"), seen);
            return parts is null ? quantified : Filter.And([quantified, .. parts.Skip(1)]);
        }

        return parts is null ? condition : Filter.And(parts);
    }

    private Filter? Fail(QueryOrigin origin, QueryProblemCode code, string detail)
    {
        problems.Add(origin.Problem(code, detail));
        return null;
    }
}
