using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Statements;

namespace EFCore.Mixins;

/// <summary>The members of <see cref="IEagerLoadMixin"/>.</summary>
/// <remarks>
///     Each can also be called here, for generic code and for classes with a member of the same name:
///     <c>EagerLoad.With&lt;Post&gt;("user")</c>.
/// </remarks>
public static class EagerLoad
{
    extension<T>(T)
        where T : class, IEagerLoadMixin
    {
        /// <summary>
        ///     Creates a statement of all rows with the relations of a plan: <c>User.With(new() { ["posts"] = LoadStrategy.Subquery })</c>.
        /// </summary>
        /// <exception cref="FilterException">The plan is invalid. The exception lists every problem.</exception>
        [OverloadResolutionPriority(1)]
        public static IQueryable<T> With(LoadPlan plan)
        {
            ArgumentNullException.ThrowIfNull(plan);
            return Statement.Create<T>().ApplyQuery(load: plan);
        }

        /// <summary>
        ///     Creates a statement of all rows with the relations of a plan: <c>Post.With(plan => plan.Joined(p => p.User))</c>.
        /// </summary>
        /// <inheritdoc cref="With{T}(LoadPlan)" />
        public static IQueryable<T> With(Func<LoadPlan<T>, LoadPlan<T>> plan)
            => With<T>(LoadPlan<T>.Build(plan));

        /// <summary>Creates a statement of all rows with relations by <see cref="LoadStrategy.Joined" />.</summary>
        /// <inheritdoc cref="With{T}(LoadPlan)" />
        [OverloadResolutionPriority(1)]
        public static IQueryable<T> WithJoined(params IEnumerable<string> paths)
            => With<T>(new LoadPlan().Joined(paths));

        /// <inheritdoc cref="WithJoined{T}(IEnumerable{string})" />
        public static IQueryable<T> WithJoined(params IEnumerable<Expression<Func<T, object?>>> relations)
            => With(relations, LoadStrategy.Joined);

        /// <summary>Creates a statement of all rows with relations by <see cref="LoadStrategy.SelectIn" />.</summary>
        /// <inheritdoc cref="With{T}(LoadPlan)" />
        [OverloadResolutionPriority(1)]
        public static IQueryable<T> WithSelectIn(params IEnumerable<string> paths)
            => With<T>(new LoadPlan().SelectIn(paths));

        /// <inheritdoc cref="WithSelectIn{T}(IEnumerable{string})" />
        public static IQueryable<T> WithSelectIn(params IEnumerable<Expression<Func<T, object?>>> relations)
            => With(relations, LoadStrategy.SelectIn);

        /// <summary>Creates a statement of all rows with relations by <see cref="LoadStrategy.Subquery" />.</summary>
        /// <inheritdoc cref="With{T}(LoadPlan)" />
        [OverloadResolutionPriority(1)]
        public static IQueryable<T> WithSubquery(params IEnumerable<string> paths)
            => With<T>(new LoadPlan().Subquery(paths));

        /// <inheritdoc cref="WithSubquery{T}(IEnumerable{string})" />
        public static IQueryable<T> WithSubquery(params IEnumerable<Expression<Func<T, object?>>> relations)
            => With(relations, LoadStrategy.Subquery);
    }

    private static IQueryable<T> With<T>(IEnumerable<Expression<Func<T, object?>>> relations, LoadStrategy strategy)
        where T : class, IEagerLoadMixin
    {
        ArgumentNullException.ThrowIfNull(relations);
        return With<T>(relations.Aggregate(new LoadPlan<T>(), (plan, relation) => plan.Add(relation, strategy)));
    }
}
