using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Dialects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>The model that statements of an entity class are built on, and how its context reads filters.</summary>
internal sealed record ModelBinding(IModel Model, FilterSettings Filtering, Dialect Dialect)
{
    public static ModelBinding Of(DbContext context) => new(context.Model, MixinsOptions.Of(context).Filtering, Dialect.Of(context));
}
