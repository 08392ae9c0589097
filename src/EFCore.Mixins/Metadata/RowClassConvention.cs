using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace EFCore.Mixins.Metadata;

/// <summary>
///     Makes EF compare the class of a row if a table contains several classes. An update or a delete of <c>new Dog { Id = 5 }</c> does not
///     affect row 5 if it is a cat. The model's own configuration of the discriminator is kept.
/// </summary>
internal sealed class RowClassConvention : IConventionSetPlugin, IModelFinalizingConvention
{
    public ConventionSet ModifyConventions(ConventionSet conventionSet)
    {
        conventionSet.ModelFinalizingConventions.Add(this); // last, because EF copies existing tokens to parts in the same table
        return conventionSet;
    }

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var type in modelBuilder.Metadata.GetEntityTypes())
        {
            var classes = type.GetDerivedTypesInclusive().Count(one => !one.IsAbstract());
            if (type.BaseType is null && classes > 1 && type.FindDiscriminatorProperty() is { } discriminator)
                discriminator.Builder.IsConcurrencyToken(true);
        }
    }
}
