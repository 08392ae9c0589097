using System.Collections.Immutable;
using CsCheck;
using EFCore.Mixins.Tests.Randomized;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>A relation of a random load plan, and what is loaded with its rows.</summary>
internal sealed record FilterCaseLoad(INavigationBase Relation, LoadStrategy Strategy, IReadOnlyList<FilterCaseLoad> Inner)
{
    private const int MostSiblings = 3;
    private const int MostCollections = 2;

    /// <summary>Plans that stay small enough to be checked row by row: a path through two collections at most, and one collection in a JOIN.</summary>
    public static Gen<IReadOnlyList<FilterCaseLoad>> Of(IEntityType type, int depth)
        => Of(type, depth, []).Select(loads => Tame(loads, isJoined: false).Loads);

    public static LoadPlan PlanOf(IReadOnlyList<FilterCaseLoad> loads)
        => loads.Aggregate(new LoadPlan(), (plan, load) => load.AddTo(plan));

    public override string ToString()
        => $"{Relation.Name}: {Strategy}{(Inner.Count == 0 ? "" : $" ({string.Join(", ", Inner)})")}";

    private LoadPlan AddTo(LoadPlan plan)
        => Strategy switch
        {
            LoadStrategy.Joined => plan.Joined(Relation.Name, PlanOf(Inner)),
            LoadStrategy.SelectIn => plan.SelectIn(Relation.Name, PlanOf(Inner)),
            _ => plan.Subquery(Relation.Name, PlanOf(Inner)),
        };

    private static Gen<IReadOnlyList<FilterCaseLoad>> Of(IEntityType type, int depth, ImmutableList<INavigationBase> path)
    {
        if (depth == 0)
            return Gen.Const<IReadOnlyList<FilterCaseLoad>>([]);
        var relations = type.GetNavigations().Concat<INavigationBase>(type.GetSkipNavigations()).Where(relation => Fits(relation, path)).ToList();
        return relations.Count == 0
            ? Gen.Const<IReadOnlyList<FilterCaseLoad>>([])
            : Pick.Some(relations, MostSiblings).SelectMany(chosen => All(chosen, depth, path));
    }

    private static Gen<IReadOnlyList<FilterCaseLoad>> All(IEnumerable<INavigationBase> relations, int depth, ImmutableList<INavigationBase> path)
        => relations
            .Aggregate(
                Gen.Const(ImmutableList<FilterCaseLoad>.Empty),
                (loads, relation) => from some in loads from load in Of(relation, depth, path) select some.Add(load))
            .Select(loads => (IReadOnlyList<FilterCaseLoad>)loads);

    private static Gen<FilterCaseLoad> Of(INavigationBase relation, int depth, ImmutableList<INavigationBase> path)
        => from strategy in Pick.Of(Enum.GetValues<LoadStrategy>())
           from inner in Of(relation.TargetEntityType, depth - 1, path.Add(relation))
           select new FilterCaseLoad(relation, strategy, inner);

    private static bool Fits(INavigationBase relation, ImmutableList<INavigationBase> path)
        => !path.Contains(relation) && (!relation.IsCollection || path.Count(step => step.IsCollection) < MostCollections);

    /// <summary>Two collections in one JOIN multiply their rows: the second is loaded otherwise.</summary>
    private static (IReadOnlyList<FilterCaseLoad> Loads, bool IsJoined) Tame(IReadOnlyList<FilterCaseLoad> loads, bool isJoined)
    {
        var tamed = new List<FilterCaseLoad>();
        foreach (var load in loads)
        {
            var strategy = load.Strategy == LoadStrategy.Joined && load.Relation.IsCollection && isJoined ? LoadStrategy.SelectIn : load.Strategy;
            var joins = strategy == LoadStrategy.Joined;
            var (inner, below) = Tame(load.Inner, joins && (isJoined || load.Relation.IsCollection));
            isJoined |= joins && (load.Relation.IsCollection || below);
            tamed.Add(new FilterCaseLoad(load.Relation, strategy, inner));
        }

        return (tamed, isJoined);
    }
}
