using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering;

/// <summary>Relations one behind another.</summary>
internal sealed record LoadPath(ImmutableList<INavigationBase> Relations)
{
    public static LoadPath Empty { get; } = new([]);

    public INavigationBase Last => Relations[^1];

    public LoadPath To(INavigationBase relation) => new(Relations.Add(relation));
}
