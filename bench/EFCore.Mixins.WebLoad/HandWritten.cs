using Microsoft.AspNetCore.Mvc;

namespace EFCore.Mixins.WebLoad;

/// <summary>The endpoint as somebody writes it with EF Core alone: two filters, an order, a page.</summary>
public static class HandWritten
{
    private const int MaxSize = 100;

    public static async Task<IResult> ListAsync(
        BlogContext db,
        [FromQuery(Name = "rating__ge")] int? least,
        bool? archived,
        [FromQuery(Name = "order_by")] string? order,
        int page = 1,
        [FromQuery(Name = "page_size")] int size = 20,
        CancellationToken cancellationToken = default)
    {
        if (page < 1 || size is < 1 or > MaxSize || order is not (null or "rating" or "-rating"))
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest);
        var posts = db.Posts.AsNoTracking();
        if (least is { } rating)
            posts = posts.Where(post => post.Rating >= rating);
        if (archived is { } isArchived)
            posts = posts.Where(post => post.Archived == isArchived);
        posts = order switch
        {
            "rating" => posts.OrderBy(post => post.Rating).ThenBy(post => post.Id),
            "-rating" => posts.OrderByDescending(post => post.Rating).ThenBy(post => post.Id),
            _ => posts.OrderBy(post => post.Id),
        };
        var rows = await posts.Skip((page - 1) * size).Take(size + 1)
            .Select(post => new { post.Id, post.Title, post.Rating })
            .ToListAsync(cancellationToken);
        var hasNext = rows.Count > size;
        return Results.Ok(new
        {
            Items = rows.Take(size),
            Page = new { Number = page, Size = size, HasNext = hasNext, HasPrevious = page > 1 },
        });
    }
}
