using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Versions;

/// <summary>Creates instances like EF does for rows that it reads: proxies if the options enable them.</summary>
internal static class EmptyInstanceFactory
{
    public static object Create(DbContext context, IEntityType type)
        => context.GetService<IStructuralTypeMaterializerSource>()
            .GetEmptyMaterializer(type)(new MaterializationContext(ValueBuffer.Empty, context));
}
