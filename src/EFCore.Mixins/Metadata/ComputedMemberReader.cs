using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Metadata;

/// <summary>Finds and checks the twins of the computed members of one class, and collects problems.</summary>
internal sealed class ComputedMemberReader(Type type)
{
    private const BindingFlags Twins = BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly List<string> problems = [];
    private readonly HashSet<string> methods = [];

    public IReadOnlyList<string> Problems => problems;

    /// <summary>The member with its twin; null after a problem, and for an abstract member whose twin is declared by subclasses.</summary>
    public ComputedMember? Read(MemberInfo member)
    {
        if (Refusal(member) is { } refusal)
            return Fail($"'{member.Name}' {refusal}");
        var name = member.GetCustomAttribute<HybridAttribute>(inherit: true)?.Expression ?? $"{member.Name}Expression";
        if (Find(name) is not { } source)
        {
            var twinType = TypeNames.Of(Expected(member, type));
            return IsAbstract(member) ? null
                : Fail(
                    $"'{member.Name}' has no twin '{name}'; add 'public static {twinType} {name} => {Example(member)};' "
                    + $"to '{TypeNames.Of(type)}'");
        }

        if (!IsTwin(TypeOf(source), member))
        {
            var found = TypeNames.Of(TypeOf(source));
            return Fail(
                $"'{name}', the twin of '{member.Name}', is of type '{found}'; make it '{TypeNames.Of(Expected(member, type))}'");
        }

        return Value(source) is LambdaExpression twin
            ? new ComputedMember(member, source, twin)
            : Fail($"'{name}', the twin of '{member.Name}', is null; give it an expression");
    }

    private string? Refusal(MemberInfo member)
        => member switch
        {
            PropertyInfo { GetMethod: null } => "has no getter; add one",
            PropertyInfo property when property.GetIndexParameters() is not [] => "is an indexer; make it a property or a method",
            PropertyInfo { GetMethod.IsStatic: true } or MethodInfo { IsStatic: true } => "is static; make it a member of the instance",
            PropertyInfo => null,
            MethodInfo { IsGenericMethodDefinition: true } => "is generic; give it the type of the value",
            MethodInfo method when method.ReturnType != typeof(bool)
                => $"returns '{TypeNames.Of(method.ReturnType)}'; a computed method returns 'bool', any other value is a property",
            MethodInfo method when method.GetParameters() is not [{ ParameterType.IsByRef: false }]
                => $"has {method.GetParameters().Length} parameters; a computed method takes one value",
            MethodInfo method when !methods.Add(method.Name) => "is declared for several types of value; keep one of them",
            _ => null,
        };

    /// <summary>The twin in the nearest base class.</summary>
    private MemberInfo? Find(string name)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMember(name, Twins).FirstOrDefault(IsReadable) is { } twin)
                return twin;
        }

        return null;
    }

    private static bool IsReadable(MemberInfo member)
        => member is FieldInfo or PropertyInfo { GetMethod: not null }
            || (member is MethodInfo { IsGenericMethodDefinition: false } method && method.GetParameters() is []);

    private static bool IsAbstract(MemberInfo member)
        => (member as MethodInfo ?? (member as PropertyInfo)?.GetMethod) is { IsAbstract: true };

    private bool IsTwin(Type twin, MemberInfo member)
        => twin.IsGenericType
            && twin.GetGenericTypeDefinition() == typeof(Expression<>)
            && twin.GenericTypeArguments[0] is { IsGenericType: true } function
            && function.GenericTypeArguments[0].IsAssignableFrom(type)
            && twin == Expected(member, function.GenericTypeArguments[0]);

    /// <summary><c>Expression&lt;Func&lt;Post, bool>></c>, or <c>Expression&lt;Func&lt;Post, string, bool>></c> for a method.</summary>
    private static Type Expected(MemberInfo member, Type row)
        => typeof(Expression<>).MakeGenericType(
            member is MethodInfo method
                ? typeof(Func<,,>).MakeGenericType(row, method.GetParameters()[0].ParameterType, method.ReturnType)
                : typeof(Func<,>).MakeGenericType(row, TypeOf(member)));

    private string Example(MemberInfo member)
    {
        var row = char.ToLowerInvariant(type.Name[0]) + type.Name[1..].Split('`')[0];
        return member is MethodInfo method ? $"({row}, {method.GetParameters()[0].Name}) => …" : $"{row} => …";
    }

    private static Type TypeOf(MemberInfo member)
        => member switch
        {
            FieldInfo field => field.FieldType,
            PropertyInfo property => property.PropertyType,
            MethodInfo method => method.ReturnType,
            _ => typeof(object),
        };

    private static object? Value(MemberInfo twin)
        => twin switch
        {
            FieldInfo field => field.GetValue(null),
            PropertyInfo property => property.GetValue(null, BindingFlags.DoNotWrapExceptions, null, null, null),
            MethodInfo method => method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null),
            _ => null,
        };

    private ComputedMember? Fail(string problem)
    {
        problems.Add(problem);
        return null;
    }
}
