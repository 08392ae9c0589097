using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using EFCore.Mixins.Loading.Plans;

namespace EFCore.Mixins;

/// <summary>
///     A load plan for rows of <typeparamref name="T" />, written with lambdas:
///     <c>plan => plan.Joined(p => p.User).SelectIn(p => p.Comments)</c>.
/// </summary>
/// <remarks>
///     A lambda names a relation, or a path of references (<c>p => p.User.Country</c>). A cast names a relation of a derived class
///     (<c>a => ((Dog)a).Puppies</c>). After a collection, <c>Where</c>, <c>OrderBy</c>, <c>ThenBy</c>, <c>Skip</c> and <c>Take</c> select
///     which of its rows are loaded for each parent, and in which order. The plan converts to <see cref="LoadPlan" />.
/// </remarks>
public sealed partial class LoadPlan<T>
    where T : class
{
    private readonly LoadPlan plan;

    /// <summary>A plan that loads nothing yet.</summary>
    public LoadPlan()
        : this(new LoadPlan())
    {
    }

    internal LoadPlan(LoadPlan plan)
        => this.plan = plan;

    /// <summary>The plan without its type.</summary>
    [return: NotNullIfNotNull(nameof(plan))]
    public static implicit operator LoadPlan?(LoadPlan<T>? plan) => plan?.plan;

    /// <inheritdoc cref="LoadPlan.With" />
    public LoadPlan<T> With(LoadPlan plan) => new(this.plan.With(plan));

    /// <inheritdoc cref="LoadPlan.GetEnumerator" />
    public IEnumerator<string> GetEnumerator() => plan.GetEnumerator();

    /// <inheritdoc cref="LoadPlan.ToString" />
    public override string ToString() => plan.ToString();

    /// <summary>The plan that a lambda builds from an empty one.</summary>
    internal static LoadPlan Build(Func<LoadPlan<T>, LoadPlan<T>> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return build(new LoadPlan<T>()) ?? throw new ArgumentException(
            $"The lambda of a load plan of '{typeof(T).Name}' returned null; return the plan that it was given.",
            nameof(build));
    }

    internal LoadPlan<T> Add(
        LambdaExpression relation,
        LoadStrategy strategy,
        LoadPlan? load = null,
        object? where = null,
        IEnumerable<string>? orderBy = null)
    {
        ArgumentNullException.ThrowIfNull(relation);
        return new(plan.Add(LoadPlanEntry.Of(LambdaLoadTarget.Read(relation), strategy, load, where, orderBy)));
    }

    private LoadPlan<T> Add<TRelated>(
        LambdaExpression relation,
        LoadStrategy strategy,
        Func<LoadPlan<TRelated>, LoadPlan<TRelated>>? load,
        object? where = null,
        IEnumerable<string>? orderBy = null)
        where TRelated : class
        => Add(relation, strategy, load is null ? null : LoadPlan<TRelated>.Build(load), where, orderBy);
}
