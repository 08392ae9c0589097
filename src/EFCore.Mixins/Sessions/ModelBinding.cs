using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

/// <summary>The model that statements of an entity class are built on, and the options of its context.</summary>
internal sealed record ModelBinding(IModel Model, MixinsOptions Options);
