using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Randomized;

internal sealed record CommentRow(int Id, string Body, int? Score, int PostId, int? AuthorId)
{
    public Comment Build(Dictionary<int, Post> posts, Dictionary<int, User> users)
    {
        var author = AuthorId is { } id ? users.GetValueOrDefault(id) : null;
        var comment = new Comment { Id = Id, Body = Body, Score = Score, Post = posts[PostId], PostId = PostId, Author = author, AuthorId = author?.Id };
        comment.Post.Comments.Add(comment);
        author?.Comments.Add(comment);
        return comment;
    }
}
