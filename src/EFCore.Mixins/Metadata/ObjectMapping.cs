using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>The mapping of a value that no database stores.</summary>
internal sealed class ObjectMapping : CoreTypeMapping
{
    private ObjectMapping(CoreTypeMappingParameters parameters)
        : base(parameters)
    {
    }

    /// <summary>Gives a property the mapping of its type.</summary>
    public static void Set(IMutableProperty property) => ((IConventionProperty)property).SetTypeMapping(Of(property.ClrType));

    /// <summary>Gives the values of a list the mapping of their type.</summary>
    public static void Set(IMutableElementType? element)
    {
        if (element is IConventionElementType values)
            values.SetTypeMapping(Of(element.ClrType));
    }

    public override CoreTypeMapping WithComposedConverter(
        ValueConverter? converter,
        ValueComparer? comparer = null,
        ValueComparer? keyComparer = null,
        CoreTypeMapping? elementMapping = null,
        JsonValueReaderWriter? jsonValueReaderWriter = null)
        => new ObjectMapping(Parameters.WithComposedConverter(converter, comparer, keyComparer, elementMapping, jsonValueReaderWriter));

    protected override CoreTypeMapping Clone(CoreTypeMappingParameters parameters) => new ObjectMapping(parameters);

    private static ObjectMapping Of(Type type) => new(new CoreTypeMappingParameters(type));
}
