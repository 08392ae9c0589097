using System.Collections;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>The row according to the snapshot of a context that the library opened.</summary>
internal sealed class SnapshotRowValues(RowSnapshot memory) : FormerRowValues(memory.EntityType)
{
    public override object? Value(IProperty property) => memory.TryValue(property, out var value) ? value : null;

    public override IList? List(IComplexProperty list) => memory.TryList(list, out var elements) ? elements : null;

    public override object? CurrentShadow(IProperty property, object instance)
        => PendingShadowValues.TryGet(instance, property, out var pending) ? pending : Value(property);

    public override IReadOnlyList<object> Targets(INavigationBase navigation)
        => navigation.IsCollection ? memory.Collection(navigation)
            : memory.Reference(navigation) is { } target ? [target]
            : [];

    public override FormerRowValues? Owned(object instance)
        => RowSnapshots.Find(instance) is { } owned ? new SnapshotRowValues(owned) : null;
}
