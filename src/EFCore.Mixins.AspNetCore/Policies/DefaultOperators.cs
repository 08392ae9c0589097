using EFCore.Mixins.Filtering;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Policies;

/// <summary>The default operators of attributes, and those that can be allowed.</summary>
internal static class DefaultOperators
{
    private static readonly HashSet<Type> Ordered =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(float), typeof(double), typeof(decimal),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan),
    ];

    private static readonly HashSet<Type> Moments = [typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly)];

    /// <summary>
    ///     The operators of a rule: the defaults of the type if it has none, and <c>isnull</c> only if the value can be null.
    /// </summary>
    public static FilterOperators Of(FilterOperators asked, MemberConditionPath path)
    {
        var operators = asked == FilterOperators.Default ? OfType(path.Attribute) : asked;
        return path.Members.Any(member => member.CanBeMissing || member.IsOptional) ? operators : operators & ~FilterOperators.Null;
    }

    private static FilterOperators OfType(EntityMember attribute)
        => attribute switch
        {
            { IsToMany: true } => FilterOperators.Count,
            { ValueType.Element: not null } => FilterOperators.Has | FilterOperators.Null,
            { ValueType.Underlying: var type } when type == typeof(string)
                => FilterOperators.Equality | FilterOperators.Prefix | FilterOperators.Null,
            { ValueType.Underlying: var type } when Moments.Contains(type)
                => FilterOperators.Equality
                    | FilterOperators.Compare
                    | FilterOperators.Between
                    | FilterOperators.Null
                    | FilterOperators.DateParts,
            { ValueType.Underlying: var type } when Ordered.Contains(type)
                => FilterOperators.Equality | FilterOperators.Compare | FilterOperators.Between | FilterOperators.Null,
            _ => FilterOperators.Equality | FilterOperators.Null,
        };
}
