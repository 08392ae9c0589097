using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace EFCore.Mixins.Cursors;

/// <summary>
///     Protects cursors that are sent to clients. They are always encrypted, and valid for a day unless the context's options differ.
/// </summary>
internal static class WebCursors
{
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromHours(24);

    public static MixinsOptions Protect(MixinsOptions options, IServiceProvider services)
        => options with
        {
            CursorProtector = options.CursorProtector ?? new DataCursorProtector(ProviderOf(services)),
            CursorLifetime = options.CursorLifetime ?? UsualLifetime,
        };

    private static IDataProtectionProvider ProviderOf(IServiceProvider services)
        => services.GetService<IDataProtectionProvider>() ?? throw new InvalidOperationException(
            "Cursors that are sent to clients are encrypted, and the application has no keys for this. " +
            "Call 'services.AddDataProtection()' or 'services.AddMixinsProblemDetails()', " +
            "or set a key with 'ProtectCursors' in the options of the context.");
}
