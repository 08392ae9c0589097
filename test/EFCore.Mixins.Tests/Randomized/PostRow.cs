using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Randomized;

internal sealed record PostRow(int Id, PostTexts Texts, PostNumbers Numbers, PostTimes Times, int? UserId)
{
    public Post Build(Dictionary<int, User> users)
    {
        var user = UserId is { } id ? users.GetValueOrDefault(id) : null;
        var post = new Post
        {
            Id = Id,
            Body = Texts.Body,
            Title = Texts.Title,
            Rating = Numbers.Rating,
            Score = Numbers.Score,
            Price = Numbers.Price,
            Views = Numbers.Views,
            Archived = Numbers.Archived,
            Kind = Numbers.Kind,
            PublishedAt = Times.PublishedAt,
            Day = Times.Day,
            At = Times.At,
            User = user,
            UserId = user?.Id,
        };
        user?.Posts.Add(post);
        return post;
    }
}

internal sealed record PostTexts(string Body, string? Title);

internal sealed record PostNumbers(int? Rating, double? Score, decimal Price, long Views, bool Archived, PostKind Kind);

internal sealed record PostTimes(DateTime? PublishedAt, DateOnly? Day, TimeOnly? At);
