using System.Buffers.Text;
using System.Security.Cryptography;
using EFCore.Mixins.Databases;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>Writes and reads the cursors of one order and one selection.</summary>
/// <param name="order">The order.</param>
/// <param name="selection">The fingerprint of the filter; 0 if cursors are bound to the order only.</param>
/// <param name="options">The protector and lifetime of cursors.</param>
/// <param name="dialect">The dialect of the database; null for in-memory objects.</param>
internal sealed class CursorFormat(KeysetOrder order, ulong selection, MixinsOptions options, Dialect? dialect)
{
    /// <summary>The maximum number of bytes of a value.</summary>
    public const int MostBytes = 256;

    private const byte Version = 1;

    /// <summary>Larger numbers are not versions, so that most other texts are not treated as cursors.</summary>
    private const byte MostVersions = 16;

    /// <summary>The library writes no longer texts.</summary>
    private const int MostLetters = 16_384;

    /// <summary>The text of a position.</summary>
    /// <exception cref="CursorTooLongException">A value is too long.</exception>
    public Cursor Write(KeysetPosition position)
    {
        var writer = new CursorWriter();
        writer.AddByte(Version);
        writer.AddByte(FlagsOf(position));
        writer.AddFixed(order.Fingerprint.Type, sizeof(ushort));
        writer.AddFixed(order.Fingerprint.Order, OrderFingerprint.OrderLength);
        writer.AddFixed(selection, sizeof(ulong));
        if (options.CursorLifetime is not null)
            writer.AddNumber(options.TimeProvider.GetUtcNow().ToUnixTimeSeconds());
        for (var i = 0; i < position.Values.Length; i++)
            Write(writer, i, position.Values[i]);
        var bytes = options.CursorProtector?.Protect(writer.ToArray()) ?? writer.ToArray();
        return Cursor.Parse(Base64Url.EncodeToString(bytes), null);
    }

    /// <summary>The position of a text.</summary>
    /// <exception cref="InvalidCursorException">The text is not a cursor of this order and selection.</exception>
    public KeysetPosition Read(Cursor cursor)
        => TryRead(cursor.ToString(), out var position) is { } reason
            ? throw new InvalidCursorException(order.EntityClass, reason)
            : position;

    private byte FlagsOf(KeysetPosition position)
        => (byte)((position.IsInclusive ? CursorFlags.Inclusive : 0)
            | (position.IsTied ? CursorFlags.Tied : 0)
            | (options.CursorLifetime is null ? 0 : CursorFlags.HasTime));

    private void Write(CursorWriter writer, int i, object? value)
    {
        writer.AddByte(value is null ? (byte)0 : (byte)1);
        if (value is null)
            return;
        var before = writer.Length;
        order.Columns[i].Format.Write(writer, value);
        if (writer.Length - before > MostBytes)
            throw new CursorTooLongException(order.EntityClass, order.Columns[i].Name, writer.Length - before, MostBytes);
    }

    private InvalidCursorReason? TryRead(string text, out KeysetPosition position)
    {
        position = KeysetPosition.None;
        if (Decode(text) is not { } bytes)
            return InvalidCursorReason.Unreadable;
        var reader = new CursorReader(bytes);
        if (ReadHeader(ref reader, out var flags) is { } refusal)
            return refusal;
        if (ReadValues(ref reader) is not { } values)
            return InvalidCursorReason.Unreadable;
        position = new KeysetPosition(values)
        {
            IsInclusive = (flags & CursorFlags.Inclusive) != 0,
            IsTied = (flags & CursorFlags.Tied) != 0 && values[0] is not null,
        };
        return null;
    }

    private InvalidCursorReason? ReadHeader(ref CursorReader reader, out byte flags)
    {
        flags = 0;
        if (!reader.TryReadByte(out var version) || version is 0 or >= MostVersions)
            return InvalidCursorReason.Unreadable;
        if (version != Version)
            return InvalidCursorReason.OtherVersion;
        if (!reader.TryReadByte(out flags) || (flags & ~CursorFlags.All) != 0
            || !reader.TryReadFixed(sizeof(ushort), out var type)
            || !reader.TryReadFixed(OrderFingerprint.OrderLength, out var sorted)
            || !reader.TryReadFixed(sizeof(ulong), out var selected))
        {
            return InvalidCursorReason.Unreadable;
        }

        return Refusal((ushort)type, sorted, selected) ?? ReadTime(ref reader, (flags & CursorFlags.HasTime) != 0);
    }

    private InvalidCursorReason? ReadTime(ref CursorReader reader, bool hasTime)
    {
        var seconds = 0L;
        if (hasTime && !reader.TryReadNumber(out seconds))
            return InvalidCursorReason.Unreadable;
        var age = options.TimeProvider.GetUtcNow().ToUnixTimeSeconds() - (double)seconds;
        return options.CursorLifetime is { } lifetime && !(hasTime && age <= lifetime.TotalSeconds)
            ? InvalidCursorReason.Expired
            : null;
    }

    private InvalidCursorReason? Refusal(ushort type, ulong sorted, ulong selected)
        => type != order.Fingerprint.Type ? InvalidCursorReason.OtherType
            : sorted != order.Fingerprint.Order ? InvalidCursorReason.OtherOrder
            : selection != 0 && selected != selection ? InvalidCursorReason.OtherSelection
            : null;

    private object?[]? ReadValues(ref CursorReader reader)
    {
        var values = new object?[order.Columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (!reader.TryReadByte(out var isPresent) || isPresent > 1 || (isPresent == 0 && !order.Columns[i].CanBeNull))
                return null;
            if (isPresent == 0)
                continue;
            if (!order.Columns[i].Format.TryRead(ref reader, out var value) || dialect?.CanBeInKey(value) == false)
                return null;
            values[i] = order.Columns[i].MomentKind.Set(value);
        }

        return reader.IsAtEnd ? values : null;
    }

    /// <summary>The bytes of a text; null if it does not have the library's format, or is not protected.</summary>
    private byte[]? Decode(string text)
    {
        if (text.Length > MostLetters || !Base64Url.IsValid(text))
            return null;
        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes) != text ? null
            : options.CursorProtector is null ? bytes
            : Unprotect(options.CursorProtector, bytes);
    }

    /// <remarks>The protector can be application code, which throws for cursors that it cannot read.</remarks>
    private static byte[]? Unprotect(ICursorProtector protector, byte[] bytes)
    {
        try
        {
            return protector.Unprotect(bytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
