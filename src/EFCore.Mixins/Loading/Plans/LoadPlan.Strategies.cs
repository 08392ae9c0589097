using EFCore.Mixins.Loading.Plans;
using EFCore.Mixins.Values;


namespace EFCore.Mixins;

/// <content>Paths by strategy.</content>
public sealed partial class LoadPlan
{
    /// <summary>Adds paths that are loaded by <see cref="LoadStrategy.Joined" />.</summary>
    public LoadPlan Joined(params IEnumerable<string> paths) => Add(LoadStrategy.Joined, paths);

    /// <summary>Adds a path that is loaded by <see cref="LoadStrategy.Joined" />.</summary>
    /// <param name="path">
    ///     Relations, named as in the keys of filters: <c>posts.comments</c>. Relations before the last one use the same strategy, unless
    ///     the plan names them elsewhere.
    /// </param>
    /// <param name="load">What is loaded with the rows at the end of the path.</param>
    /// <param name="where">A filter on the rows of a collection, which selects the rows to load for each parent.</param>
    /// <param name="orderBy">Sort keys for the rows of a collection. Default: the primary key.</param>
    public LoadPlan Joined(string path, LoadPlan? load = null, object? where = null, IEnumerable<string>? orderBy = null)
        => Add(LoadPlanEntry.Of(path, LoadStrategy.Joined, load, where, orderBy));

    /// <summary>Adds paths that are loaded by <see cref="LoadStrategy.SelectIn" />.</summary>
    public LoadPlan SelectIn(params IEnumerable<string> paths) => Add(LoadStrategy.SelectIn, paths);

    /// <summary>Adds a path that is loaded by <see cref="LoadStrategy.SelectIn" />.</summary>
    /// <inheritdoc cref="Joined(string, LoadPlan, object, IEnumerable{string})" />
    public LoadPlan SelectIn(string path, LoadPlan? load = null, object? where = null, IEnumerable<string>? orderBy = null)
        => Add(LoadPlanEntry.Of(path, LoadStrategy.SelectIn, load, where, orderBy));

    /// <summary>Adds paths that are loaded by <see cref="LoadStrategy.Subquery" />.</summary>
    public LoadPlan Subquery(params IEnumerable<string> paths) => Add(LoadStrategy.Subquery, paths);

    /// <summary>Adds a path that is loaded by <see cref="LoadStrategy.Subquery" />.</summary>
    /// <inheritdoc cref="Joined(string, LoadPlan, object, IEnumerable{string})" />
    public LoadPlan Subquery(string path, LoadPlan? load = null, object? where = null, IEnumerable<string>? orderBy = null)
        => Add(LoadPlanEntry.Of(path, LoadStrategy.Subquery, load, where, orderBy));

    private LoadPlan Add(LoadStrategy strategy, IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        List<LoadPlanEntry> added =
            [.. paths.Take(ListValueReader.Beyond(ListValueReader.Most)).Select(path => LoadPlanEntry.Of(path, strategy))];
        return new LoadPlan([.. entries, .. added.Count > ListValueReader.Most ? [LoadPlanEntry.TooLarge] : added]);
    }
}
