using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins;

/// <content>Relations that are loaded by <see cref="LoadStrategy.Subquery" />.</content>
public sealed partial class LoadPlan<T>
{
    /// <summary>Adds a collection that is loaded by <see cref="LoadStrategy.Subquery" />.</summary>
    /// <inheritdoc cref="Joined{TRelated}(Expression{Func{T, IEnumerable{TRelated}}}, Func{LoadPlan{TRelated}, LoadPlan{TRelated}}, object,
    ///     IEnumerable{string})" />
    [OverloadResolutionPriority(1)]
    public LoadPlan<T> Subquery<TRelated>(
        Expression<Func<T, IEnumerable<TRelated>?>> relation,
        Func<LoadPlan<TRelated>, LoadPlan<TRelated>>? load = null,
        object? where = null,
        IEnumerable<string>? orderBy = null)
        where TRelated : class
        => Add(relation, LoadStrategy.Subquery, load, where, orderBy);

    /// <summary>Adds a reference that is loaded by <see cref="LoadStrategy.Subquery" />.</summary>
    /// <inheritdoc cref="Joined{TRelated}(Expression{Func{T, TRelated}}, Func{LoadPlan{TRelated}, LoadPlan{TRelated}})" />
    public LoadPlan<T> Subquery<TRelated>(
        Expression<Func<T, TRelated?>> relation,
        Func<LoadPlan<TRelated>, LoadPlan<TRelated>>? load = null)
        where TRelated : class
        => Add(relation, LoadStrategy.Subquery, load);

    /// <inheritdoc cref="LoadPlan.Subquery(IEnumerable{string})" />
    public LoadPlan<T> Subquery(params IEnumerable<string> paths) => new(plan.Subquery(paths));

    /// <inheritdoc cref="LoadPlan.Subquery(string, LoadPlan, object, IEnumerable{string})" />
    public LoadPlan<T> Subquery(string path, LoadPlan? load = null, object? where = null, IEnumerable<string>? orderBy = null)
        => new(plan.Subquery(path, load, where, orderBy));
}
