using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>A row that does not exist yet, or is not known.</summary>
internal sealed class UnknownRowValues(IEntityType entityType, bool isNew) : FormerRowValues(entityType)
{
    public override bool IsKnown => false;

    public override bool IsNew => isNew;

    public override object? Value(IProperty property) => null;

    public override object? CurrentShadow(IProperty property, object instance)
        => PendingShadowValues.TryGet(instance, property, out var pending) ? pending : null;

    public override IReadOnlyList<object> Targets(INavigationBase navigation) => [];

    public override FormerRowValues? Owned(object instance) => null;
}
