namespace EFCore.Mixins.Serializing;

/// <summary>Writes rows as dictionaries with unchanged values.</summary>
internal sealed class DictionaryWriter(SerializationScope request) : InstanceDataWriter<Dictionary<string, object?>>(request)
{
    protected override Dictionary<string, object?> Create(int capacity) => new(capacity, StringComparer.Ordinal);

    protected override void Put(Dictionary<string, object?> row, SerializedMember member, object? value) => row[member.Name] = value;

    protected override void PutRow(Dictionary<string, object?> row, SerializedMember member, Dictionary<string, object?>? value)
        => row[member.Name] = value;

    protected override void PutRows(Dictionary<string, object?> row, SerializedMember member, List<Dictionary<string, object?>?> values)
        => row[member.Name] = values;
}
