using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>One relation that comes with the rows, and what comes with its rows in turn.</summary>
/// <param name="Relation">The navigation or skip navigation; that of a derived type concerns the rows of that type.</param>
/// <param name="Strategy">How its rows are fetched.</param>
/// <param name="Selection">Which of its rows, in which order.</param>
/// <param name="Children">The relations of its rows.</param>
internal sealed record LoadNode(INavigationBase Relation, LoadStrategy Strategy, CollectionSelection Selection, IReadOnlyList<LoadNode> Children);
