using System.Diagnostics.CodeAnalysis;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace EFCore.Mixins.Paging;

/// <summary>Values of a provider-specific type, in EF Core's JSON format.</summary>
internal sealed class JsonCursorValue(JsonValueReaderWriter json) : CursorValue
{
    public override void Write(CursorWriter writer, object value) => writer.AddText(json.ToJsonString(value));

    public override bool TryRead(ref CursorReader reader, [NotNullWhen(true)] out object? value)
    {
        value = reader.TryReadText(out var text) ? ValueCoercion.Try(_ => json.FromJsonString(text), text) : null;
        return value is not null;
    }
}
