using System.Reflection;
using System.Reflection.Emit;

namespace EFCore.Mixins.Tests.Architecture;

/// <summary>Finds which types of an assembly use which others: in signatures, attributes, generic arguments, and in the bodies of methods.</summary>
/// <remarks>Nested types, those of the compiler included, count as the type around them. Constants and <c>nameof</c> are not visible in an assembly.</remarks>
internal sealed class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!) // static fields of the type
        .ToDictionary(code => code.Value);

    private readonly Assembly assembly;
    private readonly HashSet<(Type User, Type Used)> pairs = [];

    private TypeReferences(Assembly assembly) => this.assembly = assembly;

    /// <summary>Every type of the assembly with every other type of it that it uses.</summary>
    public static IReadOnlyCollection<(Type User, Type Used)> In(Assembly assembly)
    {
        var references = new TypeReferences(assembly);
        foreach (var type in assembly.GetTypes())
            references.AddType(type);
        return references.pairs;
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private void AddType(Type type)
    {
        Add(type, type.BaseType);
        foreach (var implemented in type.GetInterfaces())
            Add(type, implemented);
        AddArguments(type, type.GetGenericArguments());
        AddAttributes(type, type.GetCustomAttributesData());
        foreach (var member in type.GetMembers(Declared))
            AddMember(type, member);
    }

    private void AddMember(Type user, MemberInfo member)
    {
        AddAttributes(user, member.GetCustomAttributesData());
        if (member is FieldInfo field)
            Add(user, field.FieldType);
        else if (member is PropertyInfo property)
            Add(user, property.PropertyType);
        else if (member is MethodBase method)
            AddMethod(user, method);
    }

    private void AddMethod(Type user, MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
        {
            Add(user, parameter.ParameterType);
            AddAttributes(user, parameter.GetCustomAttributesData());
        }
        if (method is MethodInfo { ReturnType: var result })
            Add(user, result);
        if (method.IsGenericMethod)
            AddArguments(user, method.GetGenericArguments());
        if (method.GetMethodBody() is { } body)
            AddBody(user, method, body);
    }

    private void AddBody(Type user, MethodBase method, MethodBody body)
    {
        foreach (var local in body.LocalVariables)
            Add(user, local.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause))
            Add(user, clause.CatchType);
        var typeArguments = user.GetGenericArguments();
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (var token in TokensIn(body.GetILAsByteArray() ?? []))
            AddUse(user, method.Module.ResolveMember(token, typeArguments, methodArguments));
    }

    private void AddUse(Type user, MemberInfo? used)
    {
        Add(user, used as Type ?? used?.DeclaringType);
        if (used is MethodInfo { IsGenericMethod: true } generic)
            AddArguments(user, generic.GetGenericArguments());
    }

    /// <summary>The tokens of types, fields and methods in the code of a method.</summary>
    private static IEnumerable<int> TokensIn(byte[] code)
    {
        for (var position = 0; position < code.Length;)
        {
            var isLong = code[position] == 0xFE;
            var opCode = OpCodesByValue[isLong ? unchecked((short)(0xFE00 | code[position + 1])) : code[position]];
            position += isLong ? 2 : 1;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, position);
            position += SizeOf(opCode.OperandType, code, position);
        }
    }

    private static int SizeOf(OperandType operand, byte[] code, int position)
        => operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, position)),
            _ => 4,
        };

    private void AddAttributes(Type user, IEnumerable<CustomAttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(user, attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)))
                Add(user, argument.Value as Type);
        }
    }

    private void AddArguments(Type user, IEnumerable<Type> arguments)
    {
        foreach (var argument in arguments)
        {
            Add(user, argument);
            if (!argument.IsGenericParameter)
                continue;
            foreach (var constraint in argument.GetGenericParameterConstraints())
                Add(user, constraint);
        }
    }

    private void Add(Type user, Type? used)
    {
        if (used is null || used.IsGenericParameter)
            return;
        if (used.HasElementType)
        {
            Add(user, used.GetElementType());
            return;
        }
        if (used.IsConstructedGenericType)
        {
            foreach (var argument in used.GetGenericArguments())
                Add(user, argument);
        }
        var (from, to) = (Outermost(user), Outermost(used.IsGenericType ? used.GetGenericTypeDefinition() : used));
        if (to.Assembly == assembly && from != to)
            pairs.Add((from, to));
    }
}
