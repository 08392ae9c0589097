using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.FollowUps;

/// <summary>Sets a reference navigation as EF does when it reads rows. The setter is compiled once per navigation.</summary>
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
        var owner = Expression.Convert(instance, member.DeclaringType!); // a member of an entity class
        var assignment = Expression.Assign(Expression.MakeMemberAccess(owner, member), Expression.Convert(value, type));
        return Expression.Lambda<Action<object, object>>(assignment, instance, value).Compile();
    }
}
