using EFCore.Mixins.AspNetCore.Tests.Model;

namespace EFCore.Mixins.AspNetCore.Tests.Hosting;

/// <summary>One list in all shapes in which it can be hosted.</summary>
public static class Shapes
{
    public static IReadOnlyList<string> Urls { get; } = ["/posts", "/struct", "/group/posts", "/api/posts", "/plain/posts"];

    public static Task<BlogApp> StartAsync()
        => BlogApp.StartAsync(
            app =>
            {
                app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync()).WithQuery(new PostQueries());
                app.MapGet("/struct", ([AsParameters] Asked asked) => asked.Query.PageAsync()).WithQuery(new PostQueries());
                app.MapGroup("/group").WithQueryPolicy(typeof(PostQueries)).MapGet("/posts", (QueryRequest<Post> query, int? tenant) => query.PageAsync());
                app.MapControllers();
            },
            services => services.AddControllers().AddApplicationPart(typeof(Shapes).Assembly));

    public readonly record struct Asked(QueryRequest<Post> Query, int? Tenant);
}
