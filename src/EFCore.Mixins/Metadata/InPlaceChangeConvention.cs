using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Internal;

#pragma warning disable EF1001 // only an annotation records whether a converter was given as a type

namespace EFCore.Mixins.Metadata;

/// <summary>
///     Makes EF take copies of mutable values as snapshots: bytes, and values of value converters. Otherwise EF compares them by reference
///     and detects no changes. A configured comparer is kept. The original values of classes with change notifications are kept too.
/// </summary>
internal sealed class InPlaceChangeConvention : IConventionSetPlugin, IModelFinalizingConvention
{
    public ConventionSet ModifyConventions(ConventionSet conventionSet)
    {
        conventionSet.ModelFinalizingConventions.Insert(0, this);
        return conventionSet;
    }

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var type in modelBuilder.Metadata.GetEntityTypes())
        {
            if (type.GetChangeTrackingStrategy() == ChangeTrackingStrategy.ChangingAndChangedNotifications)
                ((IMutableEntityType)type).SetChangeTrackingStrategy(
                    ChangeTrackingStrategy.ChangingAndChangedNotificationsWithOriginalValues);
        }

        foreach (var type in modelBuilder.Metadata.GetEntityTypes().SelectMany(Types))
        {
            foreach (var property in type.GetDeclaredProperties())
                Compare(property);
        }
    }

    private static IEnumerable<IConventionTypeBase> Types(IConventionTypeBase type)
        => type.GetDeclaredComplexProperties().SelectMany(member => Types(member.ComplexType)).Prepend(type);

    private static void Compare(IConventionProperty property)
    {
        if (property.GetValueComparerConfigurationSource() is not null || property.IsKey() || property.IsForeignKey())
            return;
        if (property.ClrType == typeof(byte[]))
        {
            property.Builder.HasValueComparer(typeof(ByteArrayComparer));
        }
        else if (property.GetValueConverter() is { } converter
            && converter.ModelClrType == property.ClrType
            && MutableValueTypes.Contains(property.ClrType))
        {
            if (property[CoreAnnotationNames.ValueConverterType] is Type converterType)
                property.Builder.HasValueComparer(typeof(ConvertedValueComparer<,>).MakeGenericType(property.ClrType, converterType));
            else
                property.Builder.HasValueComparer(ConvertedValueComparison.Comparer(converter));
        }
    }
}
