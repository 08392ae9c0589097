using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>The model that statements of an entity class are built on, and the options and provider of its context.</summary>
internal sealed record ModelBinding(IModel Model, MixinsOptions Options, string? ProviderName)
{
    public static ModelBinding Of(DbContext context) => new(context.Model, MixinsOptions.Of(context), context.Database.ProviderName);
}
