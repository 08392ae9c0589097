using System.Security.Cryptography;

namespace EFCore.Mixins.Paging;

/// <summary>Encrypts cursors with AES-GCM, which also detects changes.</summary>
/// <param name="keys">The key of new cursors first, then earlier ones.</param>
internal sealed class AesCursorProtector(byte[][] keys) : ICursorProtector
{
    private const int TagLength = 16;

    private const int NonceLength = 12;

    private static ReadOnlySpan<byte> Purpose => "EFCore.Mixins.Cursor.v1"u8;

    /// <exception cref="ArgumentException">A key does not have the length of an AES key.</exception>
    public static AesCursorProtector Of(IEnumerable<byte[]> keys)
    {
        byte[][] copies = [.. keys.Select(key => key.ToArray())];
        if (!copies.All(key => key.Length is 16 or 24 or 32))
        {
            throw new ArgumentException(
                "A key for cursors must have 16, 24 or 32 random bytes. " +
                "Create one with 'RandomNumberGenerator.GetBytes(32)', and store it with the other secrets of the application.",
                nameof(keys));
        }

        return new AesCursorProtector(copies);
    }

    // nonce, tag, cipher text
    public byte[] Protect(byte[] cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        var result = new byte[NonceLength + TagLength + cursor.Length];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys[0], TagLength);
        aes.Encrypt(nonce, cursor, result.AsSpan(NonceLength + TagLength), result.AsSpan(NonceLength, TagLength), Purpose);
        return result;
    }

    public byte[]? Unprotect(byte[] protectedCursor)
    {
        ArgumentNullException.ThrowIfNull(protectedCursor);
        return protectedCursor.Length < NonceLength + TagLength
            ? null
            : keys.Select(key => Decrypt(key, protectedCursor)).FirstOrDefault(cursor => cursor is not null);
    }

    private static byte[]? Decrypt(byte[] key, ReadOnlySpan<byte> text)
    {
        var cursor = new byte[text.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(text[..NonceLength], text[(NonceLength + TagLength)..], text.Slice(NonceLength, TagLength), cursor, Purpose);
            return cursor;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
