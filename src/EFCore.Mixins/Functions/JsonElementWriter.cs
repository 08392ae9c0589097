using System.Collections;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace EFCore.Mixins.Functions;

/// <summary>Writes values in the form of a list that a column stores as JSON.</summary>
/// <param name="elementType">The type of the values in the class.</param>
/// <param name="writer">Writes a single value.</param>
internal sealed class JsonElementWriter(Type elementType, JsonValueReaderWriter? writer)
{
    public Type ElementType => elementType;

    /// <summary>A value as JSON.</summary>
    public string Write(object? value) => value is null || writer is null ? "null" : writer.ToJsonString(value);

    /// <summary>Values as a JSON array.</summary>
    public string WriteAll(object? values)
        => $"[{string.Join(',', ((IEnumerable)values!).Cast<object?>().Select(Write))}]"; // a list of values
}
