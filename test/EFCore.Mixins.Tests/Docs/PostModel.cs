namespace EFCore.Mixins.Tests.Docs;

public sealed record AuthorModel(string Name);
public sealed record PostModel(int Id, string Body, AuthorModel? User, IReadOnlyList<CommentModel> Comments);
public sealed record CommentModel(string Body);
