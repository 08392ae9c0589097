using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Databases;

/// <summary>Mappings in the place of those of Oracle's provider that write a type and do not read it.</summary>
internal sealed class OracleMySqlTypeMappings : IRelationalTypeMappingSourcePlugin
{
    private const string Date = "date", Time = "time";

    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo)
        => mappingInfo.ClrType == typeof(DateOnly) && Is(Date, mappingInfo) ? new OracleMySqlDateMapping(Date)
            : mappingInfo.ClrType == typeof(TimeOnly) && Is(Time, mappingInfo) ? new OracleMySqlTimeMapping(TimeOf(mappingInfo))
            : null;

    private static bool Is(string type, in RelationalTypeMappingInfo info) => (info.StoreTypeNameBase ?? type).Equals(type, StringComparison.OrdinalIgnoreCase);

    private static string TimeOf(in RelationalTypeMappingInfo info)
        => info.StoreTypeName ?? (info.Precision is { } digits ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Time}({digits})") : Time);
}
