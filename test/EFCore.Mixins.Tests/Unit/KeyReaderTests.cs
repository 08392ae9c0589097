using EFCore.Mixins.Filtering;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>How keys come apart: the path, and the operator after a bar.</summary>
public sealed class KeyReaderTests : IDisposable
{
    private readonly SpecContext db = new(new DbContextOptionsBuilder<SpecContext>().UseSqlite().Options);

    public void Dispose() => db.Dispose();

    [Theory]
    [InlineData("id", "Id")]
    [InlineData("Id", "Id")]
    [InlineData("user_id", "UserId")]
    [InlineData("USERID__in", "UserId|in")]
    [InlineData("user___name", "User.Name")]
    [InlineData("user.name__ne", "User.Name|ne")]
    [InlineData("User.Posts___Body", "User.Posts.Body")]
    [InlineData("published_at__year__gte", "PublishedAt|year__gte")]
    [InlineData("comments__count__ge", "Comments|count__ge")]
    [InlineData("user", "User")]
    [InlineData("user__isnull", "User|isnull")]
    [InlineData("id__", "Id|")]
    public void A_key_is_a_path_and_an_operator(string key, string expected)
        => Assert.Equal(expected, Read<Post>(key));

    [Theory]
    [InlineData("type_", "type_")]
    [InlineData("type___in", "type_|in")]
    [InlineData("a__b", "a__b")]
    [InlineData("a__b__in", "a__b|in")]
    [InlineData("Count", "Count")]
    public void The_longest_member_wins(string key, string expected)
        => Assert.Equal(expected, Read<Oddity>(key));

    [Theory]
    [InlineData("usr", FilterProblemKind.UnknownMember, "usr", "'Post' has no member 'usr'")]
    [InlineData("usr__in", FilterProblemKind.UnknownMember, "usr", "'Post' has no member 'usr'")]
    [InlineData("usr___name", FilterProblemKind.UnknownRelation, "usr", "'Post' has no relation 'usr'")]
    [InlineData("user___nam", FilterProblemKind.UnknownMember, "nam", "'User' has no member 'nam'")]
    [InlineData("title___name", FilterProblemKind.UnknownRelation, "title", "'title' is no relation of 'Post' that a path can follow")]
    [InlineData("title.name", FilterProblemKind.UnknownRelation, "title", "'title' is no relation of 'Post' that a path can follow")]
    [InlineData("user__in___name", FilterProblemKind.UnknownRelation, "user__in", "'user__in' is no relation of 'Post' that a path can follow")]
    [InlineData("user___", FilterProblemKind.MissingAttribute, "", "no attribute of 'User' follows the last separator")]
    [InlineData("user.", FilterProblemKind.MissingAttribute, "", "no attribute of 'User' follows the last separator")]
    [InlineData("", FilterProblemKind.MissingAttribute, "", "the key is empty")]
    [InlineData(" ", FilterProblemKind.MissingAttribute, "", "the key is empty")]
    [InlineData(" id", FilterProblemKind.UnknownMember, " id", "'Post' has no member ' id'")]
    [InlineData("__in", FilterProblemKind.UnknownMember, "__in", "'Post' has no member '__in'")]
    [InlineData("_id", FilterProblemKind.UnknownMember, "_id", "'Post' has no member '_id'")]
    public void A_wrong_key_has_a_problem(string key, FilterProblemKind kind, string part, string reason)
    {
        var (path, problem) = Reader<Post>().Read(key);

        Assert.Null(path);
        Assert.Equal((kind, part, reason), (problem?.Kind, problem?.Part, problem?.Reason));
    }

    private string Read<T>(string key)
    {
        var (path, _) = Reader<T>().Read(key);
        return string.Join('.', path?.Members.Select(member => member.Name) ?? []) + (path?.Operator is { } name ? $"|{name}" : "");
    }

    private KeyReader Reader<T>() => new(EntityTypes.Of(db, typeof(T)), new FilterLimits());
}
