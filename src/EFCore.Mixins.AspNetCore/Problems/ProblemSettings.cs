using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EFCore.Mixins.Problems;

/// <summary>The options of the application that handles a request.</summary>
internal static class ProblemSettings
{
    public static MixinsProblemOptions Of(HttpContext context)
        => context.RequestServices.GetService<IOptions<MixinsProblemOptions>>()?.Value ?? new MixinsProblemOptions();
}
