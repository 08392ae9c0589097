using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace EFCore.Mixins.Endpoints;

/// <summary>Checks the policies of all endpoints before the server listens.</summary>
internal sealed class PolicyStartupFilter : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
        => app =>
        {
            next(app);
            app.Use(following =>
            {
                PolicyCheck.Run(app.ApplicationServices);
                return following;
            });
        };
}
