using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Versions;

/// <summary>How the values of a list are sent.</summary>
internal static class ListParameters
{
    private static readonly MethodInfo Method = ((Func<Array, Array>)EF.MultipleParameters).Method.GetGenericMethodDefinition();

    /// <summary><c>EF.MultipleParameters(values)</c>: a parameter for each value, regardless of the options of the context.</summary>
    public static Expression Each(Expression values) => Expression.Call(Method.MakeGenericMethod(values.Type), values);

    /// <summary>Whether the method chooses how a list is sent, or is another one that EF evaluates without a row.</summary>
    public static bool IsForm(MethodInfo method)
        => (method.DeclaringType == typeof(EF) && method.Name != nameof(EF.Property)) || method.DeclaringType == Method.DeclaringType;

    /// <summary>The form that a method chooses; null if it chooses none.</summary>
    public static ParameterTranslationMode? FormOf(MethodInfo method)
        => method.Name == nameof(EF.Parameter) ? ParameterTranslationMode.Parameter
            : method.Name == Method.Name ? ParameterTranslationMode.MultipleParameters
            : null;
}
