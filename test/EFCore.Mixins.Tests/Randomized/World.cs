using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>A small data set; references to rows that it does not have lead nowhere.</summary>
internal sealed record World(UserRow[] Users, PostRow[] Posts, CommentRow[] Comments, TagRow[] Tags, TaggedRow[] Tagged)
{
    /// <summary>The data set as connected objects, which can be saved and evaluated.</summary>
    public IReadOnlyDictionary<Table, IReadOnlyList<object>> Build()
    {
        var users = Users.ToDictionary(row => row.Id, row => new User { Id = row.Id, Name = row.Name, Email = row.Email, Age = row.Age });
        var posts = Posts.ToDictionary(row => row.Id, row => row.Build(users));
        var comments = Comments.Where(row => posts.ContainsKey(row.PostId)).Select(row => row.Build(posts, users)).ToList();
        var tags = Tags.ToDictionary(row => row.Name, row => new Tag { Name = row.Name, Color = row.Color });
        foreach (var tagged in Tagged.Where(row => posts.ContainsKey(row.PostId) && tags.ContainsKey(row.Tag)))
        {
            posts[tagged.PostId].Tags.Add(tags[tagged.Tag]);
            tags[tagged.Tag].Posts.Add(posts[tagged.PostId]);
        }

        return new Dictionary<Table, IReadOnlyList<object>>
        {
            [Table.User] = [.. users.Values],
            [Table.Post] = [.. posts.Values],
            [Table.Comment] = comments,
            [Table.Tag] = [.. tags.Values],
        };
    }

    /// <summary>The data sets with one row less.</summary>
    public IEnumerable<World> Smaller()
        =>
        [
            .. Users.Select((_, i) => this with { Users = Without(Users, i) }),
            .. Posts.Select((_, i) => this with { Posts = Without(Posts, i) }),
            .. Comments.Select((_, i) => this with { Comments = Without(Comments, i) }),
            .. Tags.Select((_, i) => this with { Tags = Without(Tags, i) }),
            .. Tagged.Select((_, i) => this with { Tagged = Without(Tagged, i) }),
        ];

    public override string ToString()
        => string.Join(Environment.NewLine, ((object[])[.. Users, .. Posts, .. Comments, .. Tags, .. Tagged]).Select(row => $"  {row}"));

    private static T[] Without<T>(T[] rows, int i) => [.. rows[..i], .. rows[(i + 1)..]];
}
