using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>Makes the SQL generator of a provider write orderings without ranks of nulls.</summary>
internal sealed class NullPlacingGenerator(QuerySqlGeneratorDependencies dependencies, QuerySqlGenerator generator)
    : QuerySqlGenerator(dependencies)
{
    public override IRelationalCommand GetCommand(Expression queryExpression)
        => generator.GetCommand(NullRankRewriter.Rewrite(queryExpression));
}
