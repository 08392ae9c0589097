using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Sets a reference as EF does when it reads rows; compiled once per relation.</summary>
internal sealed class ReferenceSetter
{
    private static readonly ModelCache<INavigationBase, ReferenceSetter> Setters
        = new("EFCore.Mixins:Setter", static reference => new ReferenceSetter(reference));
    private readonly Action<object, object> set;

    private ReferenceSetter(INavigationBase reference)
        => set = reference.GetMemberInfo(forMaterialization: true, forSet: true) is var member && member is FieldInfo { IsInitOnly: true }
            ? (instance, value) => MemberAccess.Put(reference, instance, value)
            : Compile(member);

    public static ReferenceSetter Of(INavigationBase reference)
        => Setters.Of(reference);

    public void Set(object instance, object value) => set(instance, value);

    // (instance, value) => ((Post)instance).User = (User)value
    private static Action<object, object> Compile(MemberInfo member)
    {
        var instance = Expression.Parameter(typeof(object), "instance");
        var value = Expression.Parameter(typeof(object), "value");
        var type = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;
        var target = Expression.MakeMemberAccess(Expression.Convert(instance, member.DeclaringType!), member); // a member of an entity class
        return Expression.Lambda<Action<object, object>>(Expression.Assign(target, Expression.Convert(value, type)), instance, value).Compile();
    }
}
