using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Metadata;

/// <summary>The path from an instance to a member of its complex members: <c>Price.Amount</c>.</summary>
internal static class ComplexMemberPaths
{
    public static string Of(IPropertyBase member)
        => member.DeclaringType is IComplexType { ComplexProperty: var outer } ? $"{Of(outer)}.{member.Name}" : member.Name;
}
