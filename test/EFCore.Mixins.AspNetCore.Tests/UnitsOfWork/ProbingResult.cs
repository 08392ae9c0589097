using EFCore.Mixins.AspNetCore.Tests.Model;

namespace EFCore.Mixins.AspNetCore.Tests.UnitsOfWork;

/// <summary>A result that looks, by a connection of its own, for the row when the first byte has been sent.</summary>
public sealed class ProbingResult(HttpContext context) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        context.Response.ContentType = "application/json";
        await context.Response.StartAsync();
        await using var db = context.RequestServices.GetRequiredService<IDbContextFactory<BlogContext>>().CreateDbContext();
        var found = await db.Users.CountAsync(user => user.Name == "Cleo");
        await context.Response.WriteAsync($$"""{"found":{{found}}}""");
    }
}
