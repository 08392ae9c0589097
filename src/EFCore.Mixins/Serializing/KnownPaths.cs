using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>Paths that were read before for an entity type. The texts may come from outside, so only so many are kept.</summary>
internal sealed class KnownPaths
{
    private const string AnnotationName = "EFCore.Mixins:Paths";
    private const int Most = 1000;

    private readonly ConcurrentDictionary<(string Path, bool RelationsOnly), string[]> paths = [];
    private int count;

    public static KnownPaths Of(IEntityType type)
        => type.GetOrAddRuntimeAnnotationValue(AnnotationName, static _ => new KnownPaths(), type);

    public bool TryGet(string path, bool relationsOnly, [NotNullWhen(true)] out string[]? names) => paths.TryGetValue((path, relationsOnly), out names);

    public void Add(string path, bool relationsOnly, string[] names)
    {
        if (count < Most && paths.TryAdd((path, relationsOnly), names))
            Interlocked.Increment(ref count);
    }
}
