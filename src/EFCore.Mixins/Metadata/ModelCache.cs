using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Metadata;

/// <summary>A value that is read once for each part of a model, such as an entity type, and has the lifetime of the model.</summary>
/// <param name="name">The name of the annotation with the value.</param>
/// <param name="read">Reads the value.</param>
internal sealed class ModelCache<TPart, TValue>(string name, Func<TPart, TValue> read)
    where TPart : class, IReadOnlyAnnotatable
{
    private readonly Func<TPart?, TValue> factory = part => read(part!); // EF calls it with the part that is passed below

    public TValue Of(TPart part) => ((IAnnotatable)part).GetOrAddRuntimeAnnotationValue(name, factory, part);
}
