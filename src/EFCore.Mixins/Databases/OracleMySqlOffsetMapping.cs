using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>
///     A moment with an offset for Oracle's provider, which stores it in UTC. Its driver reads a <see cref="DateTimeOffset" /> through a
///     text of whole seconds, but a <see cref="DateTime" /> unchanged.
/// </summary>
internal sealed class OracleMySqlOffsetMapping : DateTimeOffsetTypeMapping
{
    private static readonly MethodInfo Reader
        = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetDateTime))!; // named by nameof

    private static readonly MethodInfo Of = ((Func<DateTime, DateTimeOffset>)FromUtc).Method;

    public OracleMySqlOffsetMapping(string storeType)
        : base(storeType, System.Data.DbType.DateTimeOffset)
    {
    }

    private OracleMySqlOffsetMapping(RelationalTypeMappingParameters parameters)
        : base(parameters)
    {
    }

    /// <summary>Public, because EF compiles calls to it.</summary>
    public static DateTimeOffset FromUtc(DateTime value) => new(DateTime.SpecifyKind(value, DateTimeKind.Unspecified), TimeSpan.Zero);

    public override MethodInfo GetDataReaderMethod() => Reader;

    public override Expression CustomizeDataReaderExpression(Expression expression) => Expression.Call(Of, expression);

    protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new OracleMySqlOffsetMapping(parameters);

    protected override string GenerateNonNullSqlLiteral(object value)
        => string.Create(CultureInfo.InvariantCulture, $"'{((DateTimeOffset)value).UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}'");
}
