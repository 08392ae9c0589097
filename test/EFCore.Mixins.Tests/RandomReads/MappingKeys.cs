using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>Gives each mapping a model of its own.</summary>
internal sealed class MappingKeys : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as MappedContext)?.Mapping, designTime);
}
