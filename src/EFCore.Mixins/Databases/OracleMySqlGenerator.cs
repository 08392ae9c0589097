using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>Makes the SQL generator of Oracle's provider write SQL that MySQL and MariaDB read.</summary>
internal sealed class OracleMySqlGenerator(QuerySqlGeneratorDependencies dependencies, QuerySqlGenerator generator)
    : QuerySqlGenerator(dependencies)
{
    public override IRelationalCommand GetCommand(Expression queryExpression)
        => generator.GetCommand(new OracleMySqlRewriter(Dependencies.SqlGenerationHelper).Rewrite(queryExpression));
}
