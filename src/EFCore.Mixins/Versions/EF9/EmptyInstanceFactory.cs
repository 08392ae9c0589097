using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Versions;

/// <summary>Makes instances as EF makes those that it reads: proxies, where the options enable them.</summary>
internal static class EmptyInstanceFactory
{
    public static object Create(DbContext context, IEntityType type)
        => context.GetService<IEntityMaterializerSource>().GetEmptyMaterializer(type)(new MaterializationContext(ValueBuffer.Empty, context));
}
