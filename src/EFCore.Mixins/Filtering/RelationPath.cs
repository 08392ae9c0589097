using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>A path of relations.</summary>
internal sealed record RelationPath(ImmutableList<INavigationBase> Relations)
{
    public static RelationPath Empty { get; } = new([]);

    public INavigationBase Last => Relations[^1];

    public RelationPath To(INavigationBase relation) => new(Relations.Add(relation));
}
