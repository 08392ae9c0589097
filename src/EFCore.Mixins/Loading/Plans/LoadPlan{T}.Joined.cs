using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins;

/// <content>Relations that are loaded by <see cref="LoadStrategy.Joined" />.</content>
public sealed partial class LoadPlan<T>
{
    /// <summary>Adds a collection that is loaded by <see cref="LoadStrategy.Joined" />.</summary>
    /// <param name="relation">The collection, optionally with the conditions and the order of a filtered load.</param>
    /// <param name="load">What is loaded with its rows.</param>
    /// <param name="where">A filter on its rows, which selects the rows to load for each parent.</param>
    /// <param name="orderBy">Sort keys for its rows. Default: the primary key.</param>
    [OverloadResolutionPriority(1)]
    public LoadPlan<T> Joined<TRelated>(
        Expression<Func<T, IEnumerable<TRelated>?>> relation,
        Func<LoadPlan<TRelated>, LoadPlan<TRelated>>? load = null,
        object? where = null,
        IEnumerable<string>? orderBy = null)
        where TRelated : class
        => Add(relation, LoadStrategy.Joined, load, where, orderBy);

    /// <summary>Adds a reference that is loaded by <see cref="LoadStrategy.Joined" />.</summary>
    /// <param name="relation">The reference, or a path of references.</param>
    /// <param name="load">What is loaded with its row.</param>
    public LoadPlan<T> Joined<TRelated>(Expression<Func<T, TRelated?>> relation, Func<LoadPlan<TRelated>, LoadPlan<TRelated>>? load = null)
        where TRelated : class
        => Add(relation, LoadStrategy.Joined, load);

    /// <inheritdoc cref="LoadPlan.Joined(IEnumerable{string})" />
    public LoadPlan<T> Joined(params IEnumerable<string> paths) => new(plan.Joined(paths));

    /// <inheritdoc cref="LoadPlan.Joined(string, LoadPlan, object, IEnumerable{string})" />
    public LoadPlan<T> Joined(string path, LoadPlan? load = null, object? where = null, IEnumerable<string>? orderBy = null)
        => new(plan.Joined(path, load, where, orderBy));
}
