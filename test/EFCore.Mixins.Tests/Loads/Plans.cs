using EFCore.Mixins.Loading.Plans;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.Loads;

/// <summary>Writes load plans as paths: <c>Posts.Comments</c>, and <c>Posts:Joined.Comments</c> where a step has its own strategy.</summary>
internal static class Plans
{
    public static IReadOnlyList<LoadNode> Of(IEntityType type, LoadStrategy strategy, params IEnumerable<string> paths)
        => [.. paths
            .Select(path => path.Split('.', 2))
            .GroupBy(steps => steps[0])
            .Select(group => Node(type, strategy, group.Key, group.Where(steps => steps.Length > 1).Select(steps => steps[1])))];

    public static IReadOnlyList<LoadNode> Of<T>(DbContext context, LoadStrategy strategy, params IEnumerable<string> paths)
        => Of(context.Model.FindEntityType(typeof(T))!, strategy, paths);

    /// <summary>The same path without strategies, as EF's Include reads it.</summary>
    public static string Bare(string path)
        => string.Join('.', path.Split('.').Select(step => step.Split(':')[0]));

    public static INavigationBase Relation(IEntityType type, string name)
        => type.GetDerivedTypesInclusive()
            .SelectMany(candidate => candidate.GetNavigations().Concat<INavigationBase>(candidate.GetSkipNavigations()))
            .First(relation => relation.Name == name);

    private static LoadNode Node(IEntityType type, LoadStrategy strategy, string step, IEnumerable<string> rest)
    {
        var parts = step.Split(':');
        var relation = Relation(type, parts[0]);
        return new LoadNode(
            relation,
            parts is [_, var own] ? Enum.Parse<LoadStrategy>(own) : strategy,
            CollectionSelection.Whole,
            Of(relation.TargetEntityType, strategy, rest));
    }
}
