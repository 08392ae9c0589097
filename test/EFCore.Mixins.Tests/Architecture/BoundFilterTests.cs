using System.Reflection;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Loading.Plans;

namespace EFCore.Mixins.Tests.Architecture;

public sealed class BoundFilterTests
{
    /// <summary>A filter that is bound can be run by many threads at once.</summary>
    [Fact]
    public void Nothing_of_a_bound_filter_can_be_set()
    {
        Type[] parts =
        [
            typeof(RowVariable), typeof(ConditionValue), typeof(LoadNode),
            .. typeof(FilterNode).Assembly.GetTypes().Where(type => IsAny(type, typeof(FilterNode), typeof(IOperandSource), typeof(ValueCheck))),
        ];

        Assert.Empty(
            parts.SelectMany(part => part.GetProperties(Instance)).Where(CanBeSet).Select(property => $"{property.DeclaringType?.Name}.{property.Name}"));
        Assert.Empty(parts.SelectMany(part => part.GetFields(Instance)).Where(CanBeSet).Select(field => $"{field.DeclaringType?.Name}.{field.Name}"));
    }

    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static bool IsAny(Type type, params Type[] bases) => bases.Any(one => one.IsAssignableFrom(type));

    private static bool CanBeSet(PropertyInfo property)
        => property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>What the compiler writes is the value of a property that is computed when it is first read, or a parameter of the constructor.</summary>
    private static bool CanBeSet(FieldInfo field) => !field.IsInitOnly && !field.IsDefined(typeof(CompilerGeneratedAttribute));
}
