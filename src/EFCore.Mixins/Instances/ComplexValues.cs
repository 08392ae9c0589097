using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>Complex values: objects without a key, which any number of instances may share.</summary>
internal static class ComplexValues
{
    private static readonly Func<object, object> Clone
        = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)! // a member of every object
            .CreateDelegate<Func<object, object>>();

    /// <summary>Another object with the same members, those included that the model does not map.</summary>
    public static object Copy(object value) => Clone(value);

    /// <summary>Gives an instance complex values of its own, so that EF, which sets their members one by one, changes nobody else's.</summary>
    public static void Separate(ITypeBase type, object instance)
    {
        foreach (var member in type.GetComplexProperties())
        {
            if (member.IsCollection || member.IsShadowProperty() || MemberValues.Get(member, instance) is not { } value)
                continue;
            var copy = Copy(value);
            Separate(member.ComplexType, copy);
            MemberValues.Put(member, instance, copy);
        }
    }
}
