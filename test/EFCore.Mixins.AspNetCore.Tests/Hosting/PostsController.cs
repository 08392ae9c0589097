using EFCore.Mixins.AspNetCore.Tests.Model;
using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.AspNetCore.Tests.Hosting;

[ApiController]
[Route("api/posts")]
[QueryPolicy(typeof(PostQueries))]
public sealed class PostsController : ControllerBase
{
    [HttpGet]
    public Task<Page<Post>> List(QueryRequest<Post> query, int? tenant) => query.PageAsync(HttpContext.RequestAborted);

    [HttpPost]
    [UnitOfWork]
    public async Task<IActionResult> Create([FromQuery] string name, [FromQuery] bool fail)
    {
        await Model.User.CreateAsync(new { Name = name });
        return fail ? Conflict() : Ok();
    }

    [HttpPatch("{id:int}")]
    public async Task<IResult> Patch(int id, PatchRequest<Post> patch)
        => Results.Row(await (await Post.FindOrFailAsync(id)).UpdateAsync(patch, HttpContext.RequestAborted));
}
