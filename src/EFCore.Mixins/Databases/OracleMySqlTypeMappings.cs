using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>Replaces mappings of Oracle's provider that write a type but do not read it, or read less than was written.</summary>
internal sealed class OracleMySqlTypeMappings : IRelationalTypeMappingSourcePlugin
{
    private const string Date = "date", Time = "time", Moment = "datetime", Stamp = "timestamp";

    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo)
        => mappingInfo.ClrType == typeof(DateOnly) && Is(mappingInfo, Date) ? new OracleMySqlDateMapping(Date)
            : mappingInfo.ClrType == typeof(TimeOnly) && Is(mappingInfo, Time) ? new OracleMySqlTimeMapping(StoreType(mappingInfo, Time))
            : mappingInfo.ClrType == typeof(DateTimeOffset) && Is(mappingInfo, Moment, Stamp)
                ? new OracleMySqlOffsetMapping(StoreType(mappingInfo, Moment))
            : null;

    private static bool Is(in RelationalTypeMappingInfo info, params ReadOnlySpan<string> types)
        => info.StoreTypeNameBase is not { } name || types.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string StoreType(in RelationalTypeMappingInfo info, string type)
        => info.StoreTypeName ?? (info.Precision is { } digits ? string.Create(CultureInfo.InvariantCulture, $"{type}({digits})") : type);
}
