using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins;

/// <summary>
///     The relations that are loaded with the rows of a statement, each by its strategy. A plan can be combined, stored, and used by any
///     number of statements.
/// </summary>
/// <remarks>
///     A plan is written as paths (<c>["user", "comments.author"]</c>, each by <see cref="LoadStrategy.SelectIn" />), as data
///     (<c>new LoadPlan { ["posts"] = LoadStrategy.Subquery }</c>), or with lambdas (<see cref="LoadPlan{T}" />). Relations are named as in
///     the keys of filters. A relation of a derived class is found if the base class has none of that name. Names are resolved when a
///     statement is built. A relation that a plan names twice is loaded once, by the later strategy and with the later conditions. What is
///     loaded with its rows is combined.
/// </remarks>
[CollectionBuilder(typeof(LoadPlan), nameof(Create))]
public sealed partial class LoadPlan
{
    private readonly List<LoadPlanEntry> entries;
    private BoundLoadPlanCache? bound;

    /// <summary>A plan that loads nothing yet.</summary>
    public LoadPlan()
        : this([])
    {
    }

    internal LoadPlan(List<LoadPlanEntry> entries)
        => this.entries = entries;

    internal IReadOnlyList<LoadPlanEntry> Entries => entries;

    /// <summary>Whether the plan loads the same for an entity type each time that it is bound.</summary>
    internal bool IsFixed => entries.TrueForAll(entry => entry.IsFixed);

    /// <summary>Sets how a path is loaded, and what is loaded with the rows at its end.</summary>
    public LoadStep this[string path]
    {
        init => entries.Add(LoadPlanEntry.Of(path, value));
    }

    /// <summary>A plan of paths, each by <see cref="LoadStrategy.SelectIn" />.</summary>
    public static LoadPlan Create(params ReadOnlySpan<string> paths)
        => new LoadPlan().SelectIn(paths.ToArray());

    /// <summary>
    ///     A plan from data: a path, a list of paths, or a dictionary from paths to strategies by name, plans, or pairs of both.
    /// </summary>
    /// <remarks>
    ///     Accepts the content of a JSON document: <c>{"user": "joined", "posts": ["subquery", {"comments": "select_in"}]}</c>. Any other
    ///     value is reported as a problem when a statement uses the plan.
    /// </remarks>
    public static LoadPlan From(object plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new LoadPlanReader().Read(plan);
    }

    /// <summary>The to-one relations that a filter and sort keys use, as a plan that can be extended.</summary>
    /// <remarks>Collections are left out, and so are references that are only compared by their key.</remarks>
    public static LoadPlan<T> FromFilter<T>(
        object? where = null,
        IEnumerable<string>? orderBy = null,
        LoadStrategy strategy = LoadStrategy.Joined)
        where T : class
        => new(new([LoadPlanEntry.Of(
            new FilterLoadTarget(JsonValueReader.Keep(where), [.. (orderBy ?? []).Take(ListValueReader.Beyond(ListValueReader.Most))]),
            strategy)]));

    /// <inheritdoc cref="FromFilter{T}(object, IEnumerable{string}, LoadStrategy)" />
    public static LoadPlan<T> FromFilter<T>(
        Expression<Func<T, bool>>? where,
        IEnumerable<string>? orderBy = null,
        LoadStrategy strategy = LoadStrategy.Joined)
        where T : class
        => FromFilter<T>(where is null ? null : Filter.Of(where), orderBy, strategy);

    /// <summary>A plan of one path, by <see cref="LoadStrategy.SelectIn" />.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator LoadPlan?(string? path) => path is null ? null : Create(path);

    /// <summary>A plan of paths, each by <see cref="LoadStrategy.SelectIn" />.</summary>
    [return: NotNullIfNotNull(nameof(paths))]
    public static implicit operator LoadPlan?(string[]? paths) => paths is null ? null : Create(paths);

    /// <summary>A plan of paths, each by its strategy.</summary>
    [return: NotNullIfNotNull(nameof(paths))]
    public static implicit operator LoadPlan?(Dictionary<string, LoadStrategy>? paths) => paths is null ? null : From(paths);

    /// <summary>Combines this plan with another. If both name a relation, the other one sets its strategy and conditions.</summary>
    public LoadPlan With(LoadPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new LoadPlan([.. entries, .. plan.entries]);
    }

    /// <summary>
    ///     Enumerates the paths as they are written, including those of nested plans: <c>user</c>, <c>comments</c>, <c>comments.author</c>.
    /// </summary>
    /// <remarks>
    ///     The relations of <see cref="FromFilter{T}(object, IEnumerable{string}, LoadStrategy)" /> are not included, because they are only
    ///     known when a statement is built.
    /// </remarks>
    public IEnumerator<string> GetEnumerator() => LoadPlanText.Paths(this).GetEnumerator();

    /// <summary>The plan as text: <c>user: Joined, comments: SelectIn (author: Joined)</c>.</summary>
    public override string ToString() => LoadPlanText.Of(this);

    internal LoadPlan Add(LoadPlanEntry entry) => new([.. entries, entry]);

    /// <summary>The relations of an entity type that the plan loads; a fixed plan is bound once.</summary>
    internal IReadOnlyList<LoadNode> Bind(IEntityType type, FilterBindingSettings settings, FilterProblemCollector problems)
    {
        if (!IsFixed)
            return new LoadPlanBinder(settings, problems).Bind(this, type);
        return LazyInitializer.EnsureInitialized(ref bound).GetOrBind(this, type, settings, problems);
    }
}
