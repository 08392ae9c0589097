using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>
///     A date for Oracle's provider. Its own mapping does not read a <see cref="DateOnly" />, because the driver returns a
///     <see cref="DateTime" />.
/// </summary>
internal sealed class OracleMySqlDateMapping : DateOnlyTypeMapping
{
    private static readonly MethodInfo Reader
        = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetDateTime))!; // named by nameof

    public OracleMySqlDateMapping(string storeType)
        : base(storeType, System.Data.DbType.Date)
    {
    }

    private OracleMySqlDateMapping(RelationalTypeMappingParameters parameters)
        : base(parameters)
    {
    }

    public override MethodInfo GetDataReaderMethod() => Reader;

    public override Expression CustomizeDataReaderExpression(Expression expression)
        => Expression.Call(typeof(DateOnly), nameof(DateOnly.FromDateTime), null, expression);

    protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new OracleMySqlDateMapping(parameters);
}
