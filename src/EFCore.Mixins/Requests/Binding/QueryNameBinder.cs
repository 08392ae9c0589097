using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Requests.Syntax;
using EFCore.Mixins.Sorting;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>Binds sort keys, loads and fields to the model.</summary>
internal sealed class QueryNameBinder(
    IEntityType root,
    QueryBindingSettings settings,
    IQueryPermissions permissions,
    QueryProblemCollector problems)
{
    /// <summary>The maximum number of cached texts, enough for an application but limited for untrusted clients.</summary>
    private const int MostTexts = 1024;

    private static readonly ModelCache<IEntityType, RecentlyUsedCache<(string Text, FilterLimits Limits), QuerySortKey>> KnownKeys
        = new("EFCore.Mixins:RequestSortKeys", static _ => new(MostTexts));

    /// <summary>The sort keys in the spelling of the library, so that different spellings have the same statement key.</summary>
    public IReadOnlyList<string> SortKeys(IReadOnlyList<QuerySetting> keys)
    {
        if (keys.Count == 0)
            return [];
        var bound = new List<string>(keys.Count);
        foreach (var key in keys)
        {
            if (SortKey(key.Text) is { } text)
                bound.Add(text);
            else
                Fail(key, QueryProblemCode.Sort, QueryProblemTexts.UnknownSortKey, QueryUse.Sort);
        }

        return bound;
    }

    public IReadOnlyList<QueryAttribute> Loads(IReadOnlyList<QuerySetting> paths)
    {
        if (paths.Count == 0)
            return [];
        var bound = new List<QueryAttribute>(paths.Count);
        foreach (var path in paths)
        {
            if (Find(QueryUse.Load, path.Text) is not { Operator: null } found
                || new QueryAttribute(found.Members) is var relation && (!permissions.CanLoad(relation) || !CanLoad(relation)))
                Fail(path, QueryProblemCode.Load, QueryProblemTexts.UnknownLoad, QueryUse.Load);
            else if (relation.Members.Count > settings.Limits.MaxLoadDepth)
                problems.Add(path.Origin.Limit("The load goes through too many relations", settings.Limits.MaxLoadDepth));
            else
                bound.Add(relation);
        }

        return bound;
    }

    public IReadOnlyList<QueryAttribute> Fields(IReadOnlyList<QuerySetting> names)
    {
        if (names.Count == 0)
            return [];
        var bound = new List<QueryAttribute>(names.Count);
        foreach (var name in names)
        {
            if (Find(QueryUse.Read, name.Text) is { Operator: null } found
                && new QueryAttribute(found.Members) is var field
                && permissions.CanRead(field))
                bound.Add(field);
            else
                Fail(name, QueryProblemCode.Field, QueryProblemTexts.UnknownField, QueryUse.Read);
        }

        return bound;
    }

    private MemberConditionPath? Find(QueryUse use, string text)
        => new PathReader(root, settings.Filtering.Limits, describes: false).Read(permissions.Translate(use, null, text)).Path;

    private string? SortKey(string text)
    {
        var isDescending = text[0] == '-';
        var written = permissions.Translate(QueryUse.Sort, null, isDescending ? text[1..] : text);
        return Sortable(written) is { } key && permissions.CanSort(key.Attribute, key.Aggregate) && !HasHiddenRows(key.Attribute)
            ? isDescending ? key.Descending : key.Ascending
            : null;
    }

    private QuerySortKey? Sortable(string written)
    {
        var known = KnownKeys.Of(root);
        if (known.Find((written, settings.Filtering.Limits)) is { } found)
            return found;
        return new PathReader(root, settings.Filtering.Limits, describes: false).Read(written).Path is { } path
            && Sortable(QuerySortKey.Of(path, written, IsSame)) is { } key
                ? known.Keep((written, settings.Filtering.Limits), key)
                : null;
    }

    /// <summary>The key, if the library can sort by it.</summary>
    private QuerySortKey? Sortable(QuerySortKey key)
    {
        var refused = new FilterProblemCollector();
        new SortKeyBinder(settings.Filtering.Limits, refused, RowExpressionReader.Database).Bind([key.Ascending], RowVariable.Root(root));
        return refused.Any() ? null : key;
    }

    /// <summary>Whether the text has the same attribute.</summary>
    private bool IsSame(string text, MemberConditionPath path)
        => new PathReader(root, settings.Filtering.Limits, describes: false).Read(text).Path is { } read
            && read.Operator == path.Operator
            && read.Members.SequenceEqual(path.Members);

    /// <summary>Whether an aggregate would include rows that are not visible to filters.</summary>
    private bool HasHiddenRows(QueryAttribute attribute)
    {
        for (var i = 0; i < attribute.Members.Count; i++)
        {
            if (attribute.Members[i].IsToMany && permissions.RowsOf(attribute.Until(i)) is not null)
                return true;
        }

        return false;
    }

    private bool CanLoad(QueryAttribute relation)
    {
        if (relation.Last.Relation is null)
            return false;
        var refused = new FilterProblemCollector();
        LoadPlan.Create(relation.Path).Bind(root, settings.Filtering, refused);
        return !refused.Any();
    }

    private void Fail(QuerySetting name, QueryProblemCode code, string detail, QueryUse use)
        => problems.Add(name.Origin.Problem(code, detail) with { Suggestion = permissions.Suggest(use, name.Text) });
}
