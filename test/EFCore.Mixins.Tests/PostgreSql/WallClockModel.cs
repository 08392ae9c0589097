using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.FilterCases;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>Maps the moments that have no zone to <c>timestamp without time zone</c>: the default, <c>timestamp with time zone</c>, takes UTC only.</summary>
internal sealed class WallClockModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    private static readonly Type[] Classes = [typeof(Post), typeof(Employee), typeof(Invoice)];

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        var moments = from type in modelBuilder.Model.GetEntityTypes()
                      where Classes.Contains(type.ClrType)
                      from property in type.GetProperties()
                      where property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?)
                      select property;
        foreach (var moment in moments.ToList())
            moment.SetColumnType("timestamp without time zone");
    }
}
