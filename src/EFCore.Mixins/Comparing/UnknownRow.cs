using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>No row yet, or one that nothing is known of.</summary>
internal sealed class UnknownRow(IEntityType entityType, bool isNew) : FormerRow(entityType)
{
    public override bool IsKnown => false;

    public override bool IsNew => isNew;

    public override object? Value(IProperty property) => null;

    public override object? CurrentShadow(IProperty property, object instance)
        => ShadowValues.TryGet(instance, property, out var pending) ? pending : null;

    public override IReadOnlyList<object> Targets(INavigationBase navigation) => [];

    public override FormerRow? Owned(object instance) => null;
}
