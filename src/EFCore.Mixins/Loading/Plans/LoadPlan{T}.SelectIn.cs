using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins;

/// <content>Relations that are loaded by <see cref="LoadStrategy.SelectIn" />.</content>
public sealed partial class LoadPlan<T>
{
    /// <summary>Adds a collection that is loaded by <see cref="LoadStrategy.SelectIn" />.</summary>
    /// <inheritdoc cref="Joined{TRelated}(Expression{Func{T, IEnumerable{TRelated}}}, Func{LoadPlan{TRelated}, LoadPlan{TRelated}}, object,
    ///     IEnumerable{string})" />
    [OverloadResolutionPriority(1)]
    public LoadPlan<T> SelectIn<TRelated>(
        Expression<Func<T, IEnumerable<TRelated>?>> relation,
        Func<LoadPlan<TRelated>, LoadPlan<TRelated>>? load = null,
        object? where = null,
        IEnumerable<string>? orderBy = null)
        where TRelated : class
        => Add(relation, LoadStrategy.SelectIn, load, where, orderBy);

    /// <summary>Adds a reference that is loaded by <see cref="LoadStrategy.SelectIn" />.</summary>
    /// <inheritdoc cref="Joined{TRelated}(Expression{Func{T, TRelated}}, Func{LoadPlan{TRelated}, LoadPlan{TRelated}})" />
    public LoadPlan<T> SelectIn<TRelated>(
        Expression<Func<T, TRelated?>> relation,
        Func<LoadPlan<TRelated>, LoadPlan<TRelated>>? load = null)
        where TRelated : class
        => Add(relation, LoadStrategy.SelectIn, load);

    /// <inheritdoc cref="LoadPlan.SelectIn(IEnumerable{string})" />
    public LoadPlan<T> SelectIn(params IEnumerable<string> paths) => new(plan.SelectIn(paths));

    /// <inheritdoc cref="LoadPlan.SelectIn(string, LoadPlan, object, IEnumerable{string})" />
    public LoadPlan<T> SelectIn(string path, LoadPlan? load = null, object? where = null, IEnumerable<string>? orderBy = null)
        => new(plan.SelectIn(path, load, where, orderBy));
}
