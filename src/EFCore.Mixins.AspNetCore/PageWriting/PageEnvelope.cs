using System.Text.Json;

namespace EFCore.Mixins.PageWriting;

/// <summary>The properties of a page besides its rows.</summary>
internal sealed record PageEnvelope
{
    public int? Number { get; private init; }

    public int? Size { get; private init; }

    public long? Total { get; private init; }

    public bool TotalIsExact { get; private init; }

    public bool IsCursor { get; private init; }

    public string? Next { get; private init; }

    public string? Previous { get; private init; }

    public bool HasNext { get; private init; }

    public bool HasPrevious { get; private init; }

    public int? PageCount { get; private init; }

    public static PageEnvelope Of<T>(Page<T> page)
        => new()
        {
            Number = page.Number,
            Size = page.Size,
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
            PageCount = page is { TotalIsExact: true } ? page.PageCount : null,
            HasNext = page.HasNext,
            HasPrevious = page.HasPrevious,
        };

    public static PageEnvelope Of<T>(CursorPage<T> page)
        => new() { IsCursor = true, Next = page.Next, Previous = page.Previous, HasNext = page.HasNext, HasPrevious = page.HasPrevious };

    /// <summary>Returns a copy with the size in the request.</summary>
    public PageEnvelope WithSize(int? size) => Size is null ? this with { Size = size } : this;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (Number is { } number)
            writer.WriteNumber("number", number);
        if (Size is { } size)
            writer.WriteNumber("size", size);
        if (Total is { } total)
        {
            writer.WriteNumber("total", total);
            writer.WriteBoolean("totalIsExact", TotalIsExact);
        }

        if (IsCursor)
        {
            writer.WriteString("next", Next);
            writer.WriteString("previous", Previous);
        }

        writer.WriteBoolean("hasNext", HasNext);
        writer.WriteBoolean("hasPrevious", HasPrevious);
        writer.WriteEndObject();
    }
}
