using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Versions;

/// <summary>How the values of a list are sent.</summary>
internal static class ListParameters
{
    /// <summary>EF Core 9 does not have this form. The provider decides.</summary>
    public static Expression Each(Expression values) => values;

    /// <summary>Whether the method chooses how a list is sent, or is another one that EF evaluates without a row.</summary>
    public static bool IsForm(MethodInfo method) => method.DeclaringType == typeof(EF) && method.Name != nameof(EF.Property);
}
