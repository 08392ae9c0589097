using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Copies complex values, which have no key and can be shared by any number of instances.</summary>
internal static class ComplexValueCopies
{
    private static readonly Func<object, object> Clone
        = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)! // a member of every object
            .CreateDelegate<Func<object, object>>();

    /// <summary>Another object with the same members, including unmapped ones.</summary>
    public static object Copy(object value) => Clone(value);

    /// <summary>
    ///     Replaces the complex values of an instance by copies, because EF sets their members one by one and would change other instances.
    /// </summary>
    public static void Separate(ITypeBase type, object instance)
    {
        foreach (var member in type.GetComplexProperties())
        {
            if (member.IsCollection || member.IsShadowProperty() || MemberAccess.Get(member, instance) is not { } value)
                continue;
            var copy = Copy(value);
            Separate(member.ComplexType, copy);
            MemberAccess.Put(member, instance, copy);
        }
    }
}
