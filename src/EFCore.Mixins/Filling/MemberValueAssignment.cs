using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>A checked value for one member.</summary>
internal abstract class MemberValueAssignment(EntityMember member)
{
    public EntityMember Member => member;

    /// <summary>Whether the given value sets this column, as its own value or as a relation that uses it.</summary>
    public virtual bool Covers(IPropertyBase other) => member.Hybrid is null && ReferenceEquals(member.Metadata, other);

    /// <summary>The value for a constructor parameter.</summary>
    public abstract object? Value { get; }

    public abstract void Apply(object instance);

    /// <summary>The relation whose rows the value replaces; null if it replaces none.</summary>
    public virtual INavigationBase? Replaced => null;
}
