using EFCore.Mixins.Databases;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>The model for statements of an entity class, and the filter settings of its context.</summary>
/// <param name="Model">The model.</param>
/// <param name="Filtering">The limits and operators.</param>
/// <param name="Dialect">The dialect of the provider.</param>
/// <param name="HasMixins">Whether the context was configured with <c>UseMixins</c>.</param>
internal sealed record BoundEntityModel(IModel Model, FilterBindingSettings Filtering, Dialect Dialect, bool HasMixins)
{
    public static BoundEntityModel Of(DbContext context)
        => new(context.Model, FilterBindingSettings.Of(context), Dialect.Of(context), ContextOptions.AreSet(context));
}
