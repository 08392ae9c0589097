using EFCore.Mixins.Filtering;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>The target of a line of a plan: a path as text or as a lambda, or the paths of a filter.</summary>
internal abstract class LoadTarget
{
    /// <summary>The path, written as in keys.</summary>
    public abstract string Text { get; }

    /// <summary>The conditions and the order that are part of the target.</summary>
    public virtual CollectionSelection Selection => CollectionSelection.Whole;

    /// <summary>Whether the target is the same for an entity type each time that it is bound.</summary>
    public virtual bool IsFixed => true;

    /// <summary>The paths of the target; none if there was a problem.</summary>
    public abstract IReadOnlyList<RelationPath> Resolve(IEntityType type, LoadProblemCollector problems);
}
