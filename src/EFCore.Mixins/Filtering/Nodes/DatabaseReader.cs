using System.Linq.Expressions;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>SQL propagates null by itself.</summary>
internal sealed class DatabaseReader : RowReader
{
    public override Expression Follow(Expression row, IReadOnlyList<Member> path)
        => path.Aggregate(row, (value, member) => member.On(value));

    public override Expression Collection(Expression row, IReadOnlyList<Member> path) => Follow(row, path);

    public override Expression Aggregate(string method, Expression rows, LambdaExpression selector)
        => Expression.Call(typeof(Enumerable), method, [selector.Parameters[0].Type, selector.ReturnType], rows, selector);

    public override Expression Ask(Check check, Operand operand) => check.Build(operand);

    public override bool CanRead(IProperty foreignKey) => true;
}
