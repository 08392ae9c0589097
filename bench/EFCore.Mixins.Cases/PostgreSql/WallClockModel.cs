using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Cases;

/// <summary>Maps the moments of the cases, which have no zone, to <c>timestamp without time zone</c>.</summary>
internal sealed class WallClockModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTime))
                property.SetColumnType("timestamp without time zone");
        }
    }
}
