using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace EFCore.Mixins.Metadata;

/// <summary>
///     Has EF ask for the class of a row where one table holds rows of several: an update or a delete of <c>new Dog { Id = 5 }</c> does not meet row 5 where it
///     is a cat. The model's own configuration of the discriminator stays.
/// </summary>
internal sealed class RowClassConvention : IConventionSetPlugin, IModelFinalizingConvention
{
    public ConventionSet ModifyConventions(ConventionSet conventionSet)
    {
        conventionSet.ModelFinalizingConventions.Add(this); // the last: EF gives parts in the same table a copy of tokens that it sees
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
