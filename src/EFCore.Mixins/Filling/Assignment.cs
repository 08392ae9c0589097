using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>A checked value for one member.</summary>
internal abstract class Assignment(Member member)
{
    public Member Member => member;

    /// <summary>Whether the given value stands in for this column: itself, or a relation over it.</summary>
    public virtual bool Covers(IPropertyBase other) => member.Hybrid is null && ReferenceEquals(member.Metadata, other);

    /// <summary>The value as a constructor takes it.</summary>
    public abstract object? Value { get; }

    public abstract void Apply(object instance);

    /// <summary>The relation whose content the value replaces as a whole; null where it is no such relation.</summary>
    public virtual INavigationBase? Replaced => null;
}
