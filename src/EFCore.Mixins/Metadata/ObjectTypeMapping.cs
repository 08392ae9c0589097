using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>The mapping of a value that is not stored in a database.</summary>
internal sealed class ObjectTypeMapping : CoreTypeMapping
{
    private ObjectTypeMapping(CoreTypeMappingParameters parameters)
        : base(parameters)
    {
    }

    /// <summary>Sets the mapping of a property's type.</summary>
    public static void Set(IMutableProperty property) => ((IConventionProperty)property).SetTypeMapping(Of(property.ClrType));

    /// <summary>Sets the mapping of a list's element type.</summary>
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
        => new ObjectTypeMapping(Parameters.WithComposedConverter(converter, comparer, keyComparer, elementMapping, jsonValueReaderWriter));

    protected override CoreTypeMapping Clone(CoreTypeMappingParameters parameters) => new ObjectTypeMapping(parameters);

    private static ObjectTypeMapping Of(Type type) => new(new CoreTypeMappingParameters(type));
}
