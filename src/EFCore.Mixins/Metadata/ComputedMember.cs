using System.Linq.Expressions;
using System.Reflection;

namespace EFCore.Mixins.Metadata;

/// <summary>A computed member: its code on an instance, and its twin for queries.</summary>
/// <param name="member">The property or method.</param>
/// <param name="source">The member from which the twin was read.</param>
/// <param name="twin">The expression over the entity, and the value of a method.</param>
internal sealed class ComputedMember(MemberInfo member, MemberInfo source, LambdaExpression twin)
{
    private static readonly NullabilityInfoContext Nullability = new();

    public string Name => member.Name;

    /// <summary>The property or method.</summary>
    public MemberInfo Member => member;

    public LambdaExpression Twin => twin;

    /// <summary>The member that the twin was read from; a subclass can declare another one.</summary>
    public MemberInfo Source => source;

    /// <summary>The class that declares the member.</summary>
    public Type DeclaringType => member.DeclaringType ?? typeof(object);

    /// <summary>The property; null for a method.</summary>
    public PropertyInfo? Property => member as PropertyInfo;

    /// <summary>The method; null for a property.</summary>
    public MethodInfo? Method => member as MethodInfo;

    /// <summary>The parameter of a method; null for a property.</summary>
    public ParameterInfo? Parameter => Method?.GetParameters()[0];

    /// <summary>The type of the member's value.</summary>
    public Type ValueType => twin.ReturnType;

    /// <summary>Whether values can be set by name.</summary>
    public bool CanSet => Property?.SetMethod is { IsPublic: true };

    /// <summary>Whether a method accepts null, or a property can be set to null.</summary>
    public bool TakesNull { get; } = IsNullable(member);

    /// <summary>The value of a property on an instance.</summary>
    public object? Get(object instance) => Property?.GetValue(instance, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <summary>Sets a property on an instance with its setter.</summary>
    public void Set(object instance, object? value)
        => Property?.SetValue(instance, value, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <summary>Whether <paramref name="other" /> in an expression is this member or an override.</summary>
    public bool Is(MemberInfo other)
        => Slot(other) is { } slot && Slot(member) is { } own && slot.HasSameMetadataDefinitionAs(own);

    private static MethodInfo? Slot(MemberInfo member)
        => (member as MethodInfo ?? (member as PropertyInfo)?.GetMethod)?.GetBaseDefinition();

    private static bool IsNullable(MemberInfo member)
    {
        lock (Nullability)
        {
            return member is PropertyInfo property
                ? Nullability.Create(property).WriteState is not NullabilityState.NotNull && !IsPlainValue(property.PropertyType)
                : member is MethodInfo method
                    && Nullability.Create(method.GetParameters()[0]).WriteState is not NullabilityState.NotNull
                    && !IsPlainValue(method.GetParameters()[0].ParameterType);
        }
    }

    private static bool IsPlainValue(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null;
}
