using System.Collections;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>The row as an owned context has left it.</summary>
internal sealed class RememberedRow(Remembered memory) : FormerRow(memory.EntityType)
{
    public override object? Value(IProperty property) => memory.TryValue(property, out var value) ? value : null;

    public override IList? List(IComplexProperty list) => memory.TryList(list, out var elements) ? elements : null;

    public override object? CurrentShadow(IProperty property, object instance)
        => ShadowValues.TryGet(instance, property, out var pending) ? pending : Value(property);

    public override IReadOnlyList<object> Targets(INavigationBase navigation)
        => navigation.IsCollection ? memory.Collection(navigation)
            : memory.Reference(navigation) is { } target ? [target]
            : [];

    public override FormerRow? Owned(object instance) => InstanceMemory.Find(instance) is { } owned ? new RememberedRow(owned) : null;
}
