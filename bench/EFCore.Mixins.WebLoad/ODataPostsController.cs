using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Routing.Controllers;

namespace EFCore.Mixins.WebLoad;

public sealed class ODataPostsController(BlogContext db) : ODataController
{
    [HttpGet("odata/ODataPosts")]
    [EnableQuery(PageSize = 20)]
    public IQueryable<Post> Get() => db.Posts.AsNoTracking();
}
