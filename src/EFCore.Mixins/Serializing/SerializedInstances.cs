using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>Writes instances as dictionaries or JSON, by the arguments of the public calls.</summary>
internal sealed class SerializedInstances(
    bool nested,
    bool hybridAttributes,
    IEnumerable<string>? include,
    IEnumerable<string>? exclude,
    IEnumerable<string>? includeRelationships,
    bool onlyLoaded,
    int? maxDepth)
{
    private readonly SerializationScope request = new(hybridAttributes, onlyLoaded, nested ? Depth(maxDepth) : 0);

    public Dictionary<string, object?> Dictionary(object instance)
    {
        var type = SerializedInstanceState.TypeOf(instance);
        return new DictionaryWriter(request).Write(instance, type, Selection([type]));
    }

    public JsonObject Json(object instance, JsonSerializerOptions? options)
    {
        var type = SerializedInstanceState.TypeOf(instance);
        return new JsonObjectWriter(request, options ?? JsonSerializerOptions.Web).Write(instance, type, Selection([type]));
    }

    public List<Dictionary<string, object?>> Dictionaries(IEnumerable<object> instances) => Each(instances, new DictionaryWriter(request));

    public JsonArray JsonArray(IEnumerable<object> instances, JsonSerializerOptions? options)
        => [.. Each(instances, new JsonObjectWriter(request, options ?? JsonSerializerOptions.Web))];

    private static int Depth(int? maxDepth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDepth ?? 0, nameof(maxDepth));
        return maxDepth ?? int.MaxValue;
    }

    private List<TRow> Each<TRow>(IEnumerable<object> instances, InstanceDataWriter<TRow> writer)
        where TRow : class
    {
        var rows = instances.Select(instance => (Instance: instance, Type: SerializedInstanceState.TypeOf(instance))).ToList();
        if (rows.Count == 0)
            return [];
        var selection = Selection([.. rows.Select(row => row.Type).Distinct()]);
        return rows.ConvertAll(row => writer.Write(row.Instance, row.Type, selection));
    }

    private MemberSelection Selection(IReadOnlyList<IEntityType> types)
        => include is null && exclude is null && includeRelationships is null
            ? Serializing.MemberSelection.Everything
            : new MemberSelectionReader(types).Read(include, exclude, includeRelationships);
}
