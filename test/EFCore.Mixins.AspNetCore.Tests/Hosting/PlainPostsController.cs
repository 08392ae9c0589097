using EFCore.Mixins.AspNetCore.Tests.Model;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.AspNetCore.Tests.Hosting;

[Route("plain/posts")]
[QueryPolicy(typeof(PostQueries))]
public sealed class PlainPostsController : Controller
{
    [HttpGet]
    public Task<Page<Post>> List(QueryRequest<Post> query) => query.PageAsync(HttpContext.RequestAborted);
}
