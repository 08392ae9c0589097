using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>
///     A time of day for Oracle's provider. Its own mapping does not read a <see cref="TimeOnly" />, because the driver returns a
///     <see cref="TimeSpan" />.
/// </summary>
internal sealed class OracleMySqlTimeMapping : TimeOnlyTypeMapping
{
    private static readonly MethodInfo Reader
        = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!.MakeGenericMethod(typeof(TimeSpan)); // named by nameof

    public OracleMySqlTimeMapping(string storeType)
        : base(storeType, System.Data.DbType.Time)
    {
    }

    private OracleMySqlTimeMapping(RelationalTypeMappingParameters parameters)
        : base(parameters)
    {
    }

    public override MethodInfo GetDataReaderMethod() => Reader;

    public override Expression CustomizeDataReaderExpression(Expression expression)
        => Expression.Call(typeof(TimeOnly), nameof(TimeOnly.FromTimeSpan), null, expression);

    protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new OracleMySqlTimeMapping(parameters);
}
