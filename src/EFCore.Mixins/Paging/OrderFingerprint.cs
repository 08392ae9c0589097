using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>The fingerprint of a cursor's order.</summary>
/// <param name="Type">That of the entity type.</param>
/// <param name="Order">That of the sort keys.</param>
internal readonly record struct OrderFingerprint(ushort Type, ulong Order)
{
    /// <summary>The number of bytes of the order.</summary>
    public const int OrderLength = 6;

    private const ulong OrderMask = (1UL << (8 * OrderLength)) - 1;

    public static OrderFingerprint Of(IEntityType type, IReadOnlyList<KeysetColumn> columns)
    {
        var hash = new StableHash();
        foreach (var column in columns)
        {
            hash.Add(column.Name);
            hash.Add(column.Value.ReturnType);
            hash.Add((column.IsDescending, column.CanBeNull, column.AreNullsFirst).ToString());
        }

        var name = new StableHash();
        name.Add(type.Name);
        return new OrderFingerprint((ushort)name.ToValue(), hash.ToValue() & OrderMask);
    }
}
