namespace EFCore.Mixins.WebLoad;

/// <summary>The endpoint as somebody writes it with EF Core alone: two filters, an order, a page.</summary>
public static class HandWritten
{
    private const int MaxSize = 100;

    public static async Task<IResult> ListAsync(
        BlogContext db,
        int? rating__ge,
        bool? archived,
        string? order_by,
        int page = 1,
        int page_size = 20,
        CancellationToken cancellationToken = default)
    {
        if (page < 1 || page_size is < 1 or > MaxSize || order_by is not (null or "rating" or "-rating"))
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest);
        var posts = db.Posts.AsNoTracking();
        if (rating__ge is { } least)
            posts = posts.Where(post => post.Rating >= least);
        if (archived is { } isArchived)
            posts = posts.Where(post => post.Archived == isArchived);
        posts = order_by switch
        {
            "rating" => posts.OrderBy(post => post.Rating).ThenBy(post => post.Id),
            "-rating" => posts.OrderByDescending(post => post.Rating).ThenBy(post => post.Id),
            _ => posts.OrderBy(post => post.Id),
        };
        var rows = await posts.Skip((page - 1) * page_size).Take(page_size + 1)
            .Select(post => new { post.Id, post.Title, post.Rating })
            .ToListAsync(cancellationToken);
        var hasNext = rows.Count > page_size;
        return Results.Ok(new
        {
            Items = rows.Take(page_size),
            Page = new { Number = page, Size = page_size, HasNext = hasNext, HasPrevious = page > 1 },
        });
    }
}
