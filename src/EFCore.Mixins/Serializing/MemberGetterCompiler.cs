using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>Compiles getters that read the present value of a member, without calling property getters that load.</summary>
internal static class MemberGetterCompiler
{
    /// <summary>The getter; null for a shadow property. EF requires a field for relations that load.</summary>
    public static Func<object, object?>? Of(IPropertyBase metadata)
        => metadata switch
        {
            _ when metadata.IsShadowProperty() => null,
            IProperty column when column.IsIndexerProperty() => instance => MemberAccess.Get(column, instance),
            INavigationBase { FieldInfo: { } field } => Compile(field),
            _ => Compile(metadata.GetMemberInfo(forMaterialization: false, forSet: false)),
        };

    public static Func<object, object?> Compile(MemberInfo member)
    {
        // instance => (object)((Post)instance).title
        var instance = Expression.Parameter(typeof(object), "instance");
        var owner = Expression.Convert(instance, member.DeclaringType ?? typeof(object));
        var value = Expression.Convert(Expression.MakeMemberAccess(owner, member), typeof(object));
        return Expression.Lambda<Func<object, object?>>(value, instance).Compile();
    }
}
