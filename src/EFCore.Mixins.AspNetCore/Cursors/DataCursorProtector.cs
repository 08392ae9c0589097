using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace EFCore.Mixins.Cursors;

/// <summary>Encrypts cursors with the data protection keys of the application.</summary>
internal sealed class DataCursorProtector(IDataProtectionProvider provider) : ICursorProtector
{
    private readonly IDataProtector protector = provider.CreateProtector("EFCore.Mixins.Cursor.v1");

    public byte[] Protect(byte[] cursor) => protector.Protect(cursor);

    public byte[]? Unprotect(byte[] protectedCursor)
    {
        try
        {
            return protector.Unprotect(protectedCursor);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
