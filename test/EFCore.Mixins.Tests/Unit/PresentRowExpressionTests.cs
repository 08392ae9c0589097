using System.Linq.Expressions;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Tests.Unit;

public sealed class PresentRowExpressionTests
{
    private static readonly Expression<Func<Post, User?>> Author = post => post.User;

    [Fact]
    public void Only_a_member_of_another_row_is_marked()
    {
        Assert.IsType<PresentRowExpression>(PresentRowExpression.Of(Author.Body));
        Assert.Same(Author.Parameters[0], PresentRowExpression.Of(Author.Parameters[0]));
    }

    [Fact]
    public void A_visitor_that_does_not_know_it_keeps_it()
    {
        var other = Expression.Parameter(typeof(Post), "other");

        var visited = ReplacingExpressionVisitor.Replace(Author.Parameters[0], other, PresentRowExpression.Of(Author.Body));

        Assert.Equal("other.User", Assert.IsType<PresentRowExpression>(visited).Row.ToString());
    }

    [Fact]
    public void Trees_with_it_are_compared_by_their_rows()
    {
        var name = Name(Author.Body);

        Assert.True(ExpressionEqualityComparer.Instance.Equals(name, Name(Expression.Property(Author.Parameters[0], nameof(Post.User)))));
        Assert.False(ExpressionEqualityComparer.Instance.Equals(name, Name(Expression.Property(Expression.New(typeof(Post)), nameof(Post.User)))));
    }

    [Fact]
    public void Compiled_code_reads_the_row()
    {
        var read = Expression.Lambda<Func<Post, string?>>(Name(Author.Body), Author.Parameters).Compile();

        Assert.Equal("Ana", read(new Post { Body = "", User = new User { Name = "Ana" } }));
    }

    private static MemberExpression Name(Expression row) => Expression.Property(PresentRowExpression.Of(row), nameof(User.Name));
}
