using System.Reflection;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Representing;

/// <summary>The members that a class declares to show, read once per class.</summary>
internal static class ReprDeclaration
{
    private static readonly ConditionalWeakTable<Type, ReprAttribute> Declarations = [];

    public static ReprAttribute Of(Type entityClass)
        => Declarations.GetValue(entityClass, static type => type.GetCustomAttribute<ReprAttribute>(inherit: true) ?? new ReprAttribute());
}
