using System.Linq.Expressions;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

public sealed class OperatorMySqlTests(MySqlBackend backend) : OperatorSpecs(backend), IClassFixture<MySqlBackend>
{
    // The provider divides whole numbers with a fraction, so that the LINQ of a quarter is wrong.
    protected override Expression<Func<Post, bool>>? LinqOf(OperatorCase tested)
        => tested.Key.Contains("quarter", StringComparison.Ordinal) ? null : (Expression<Func<Post, bool>>?)new PlainLists().Visit(base.LinqOf(tested));

    /// <summary>The provider knows no list that is one parameter.</summary>
    private sealed class PlainLists : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
            => node.Method.DeclaringType == typeof(EF) && node.Method.Name == nameof(EF.Parameter) ? node.Arguments[0] : base.VisitMethodCall(node);
    }
}
