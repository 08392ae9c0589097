using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Sessions;

internal sealed record ModelBinding(IModel Model, MixinsOptions Options);
