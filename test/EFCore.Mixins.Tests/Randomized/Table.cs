using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>An entity class as the evaluator sees it, written out by hand: it shares nothing with the library.</summary>
internal sealed record Table(string Name, Column[] Columns, Relation[] Relations)
{
    public static Table User { get; } = new(
        "User",
        [
            Column<User>("Id", user => user.Id), Column<User>("Name", user => user.Name), Column<User>("Email", user => user.Email),
            Column<User>("Age", user => user.Age),
        ],
        [Many<User>("Posts", nameof(Post), user => user.Posts), Many<User>("Comments", nameof(Comment), user => user.Comments)]);

    public static Table Post { get; } = new(
        "Post",
        [
            Column<Post>("Id", post => post.Id), Column<Post>("Body", post => post.Body), Column<Post>("Title", post => post.Title),
            Column<Post>("Rating", post => post.Rating), Column<Post>("Score", post => post.Score), Column<Post>("Price", post => post.Price),
            Column<Post>("Views", post => post.Views), Column<Post>("Archived", post => post.Archived), Column<Post>("Kind", post => post.Kind),
            Column<Post>("PublishedAt", post => post.PublishedAt), Column<Post>("Day", post => post.Day), Column<Post>("At", post => post.At),
            Column<Post>("UserId", post => post.UserId),
        ],
        [
            One<Post>("User", nameof(User), post => post.User), Many<Post>("Comments", nameof(Comment), post => post.Comments),
            Many<Post>("Tags", nameof(Tag), post => post.Tags),
        ]);

    public static Table Comment { get; } = new(
        "Comment",
        [
            Column<Comment>("Id", comment => comment.Id), Column<Comment>("Body", comment => comment.Body),
            Column<Comment>("Score", comment => comment.Score), Column<Comment>("AuthorId", comment => comment.AuthorId),
        ],
        [One<Comment>("Post", nameof(Post), comment => comment.Post), One<Comment>("Author", nameof(User), comment => comment.Author)]);

    public static Table Tag { get; } = new(
        "Tag",
        [Column<Tag>("Name", tag => tag.Name), Column<Tag>("Color", tag => tag.Color)],
        [Many<Tag>("Posts", nameof(Post), tag => tag.Posts)]);

    public static Table[] All { get; } = [User, Post, Comment, Tag];

    /// <summary>The primary key: the first column.</summary>
    public Column Key => Columns[0];

    private static Column Column<T>(string name, Func<T, object?> of)
    {
        var type = typeof(T).GetProperty(name)!.PropertyType; // named after the property
        return new(name, Nullable.GetUnderlyingType(type) ?? type, row => of((T)row));
    }

    private static Relation One<T>(string name, string target, Func<T, object?> of)
        => new(name, target, IsToMany: false, row => of((T)row) is { } related ? [related] : []);

    private static Relation Many<T>(string name, string target, Func<T, IEnumerable<object>> of)
        => new(name, target, IsToMany: true, row => of((T)row));
}
