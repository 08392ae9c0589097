// Removes from documentation files what describes members that are not public: dotnet run .ci/PublicDocs.cs -- Library.dll Other.dll
// The compiler writes the comments of internal members too, and an editor shows them to nobody.
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

foreach (var assembly in args)
{
    var file = Path.ChangeExtension(assembly, ".xml");
    var document = XDocument.Load(file, LoadOptions.PreserveWhitespace);
    var members = document.Descendants("member").ToList();
    var kept = PublicMembers.Of(assembly);
    foreach (var member in members.Where(member => !kept.Contains(IdOf(member))))
    {
        (member.PreviousNode as XText)?.Remove();
        member.Remove();
    }

    var left = document.Descendants("member").Select(IdOf).ToHashSet();
    var lost = document.Descendants("inheritdoc").Select(doc => doc.Attribute("cref")?.Value).Where(cref => cref is not null && !left.Contains(cref) && members.Any(member => IdOf(member) == cref)).ToList();
    if (lost.Count > 0)
        throw new InvalidOperationException($"Public members of '{assembly}' inherit the documentation of internal ones: {string.Join(", ", lost)}. Document them themselves.");
    document.Save(file, SaveOptions.DisableFormatting);
    Console.WriteLine($"{Path.GetFileName(file)}: {left.Count} of {members.Count} members");
}

static string IdOf(XElement member) => member.Attribute("name")!.Value; // every member has one

/// <summary>The documentation ids of what can be seen from outside of an assembly.</summary>
internal static class PublicMembers
{
    public static HashSet<string> Of(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeDefinitions.Select(reader.GetTypeDefinition).Where(type => IsVisible(reader, type)).SelectMany(type => IdsOf(reader, type))];
    }

    private static IEnumerable<string> IdsOf(MetadataReader reader, TypeDefinition type)
    {
        var name = Ids.NameOf(reader, type);
        yield return $"T:{name}";
        foreach (var method in type.GetMethods().Select(reader.GetMethodDefinition).Where(IsVisible))
            yield return $"M:{name}.{Ids.SignatureOf(reader, method)}";
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition).Where(IsVisible))
            yield return $"F:{name}.{reader.GetString(field.Name)}";
        foreach (var property in type.GetProperties().Select(reader.GetPropertyDefinition).Where(property => IsVisible(reader, property.GetAccessors().Getter) || IsVisible(reader, property.GetAccessors().Setter)))
            yield return $"P:{name}.{Ids.SignatureOf(reader, property)}";
        foreach (var happening in type.GetEvents().Select(reader.GetEventDefinition).Where(happening => IsVisible(reader, happening.GetAccessors().Adder)))
            yield return $"E:{name}.{reader.GetString(happening.Name)}";
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private static bool IsVisible(MethodDefinition method)
        => (method.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsVisible(FieldDefinition field)
        => (field.Attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static bool IsVisible(MetadataReader reader, MethodDefinitionHandle accessor) => !accessor.IsNil && IsVisible(reader.GetMethodDefinition(accessor));
}

/// <summary>Writes names as documentation files do: https://learn.microsoft.com/dotnet/csharp/language-reference/xmldoc/#id-strings</summary>
internal sealed partial class Ids : ISignatureTypeProvider<string, object?>
{
    private static readonly Ids Instance = new();

    public static string NameOf(MetadataReader reader, TypeDefinition type)
        => NameOf(reader, type.Namespace, type.Name, type.IsNested ? NameOf(reader, reader.GetTypeDefinition(type.GetDeclaringType())) : null);

    public static string SignatureOf(MetadataReader reader, MethodDefinition method)
    {
        var name = reader.GetString(method.Name).Replace('.', '#');
        var signature = method.DecodeSignature(Instance, null);
        return name + (signature.GenericParameterCount > 0 ? $"``{signature.GenericParameterCount}" : "") + Parameters(signature)
            + (name is "op_Implicit" or "op_Explicit" ? $"~{signature.ReturnType}" : "");
    }

    public static string SignatureOf(MetadataReader reader, PropertyDefinition property)
        => reader.GetString(property.Name).Replace('.', '#') + Parameters(property.DecodeSignature(Instance, null));

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => NameOf(reader, reader.GetTypeDefinition(handle));

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return NameOf(reader, type.Namespace, type.Name, type.ResolutionScope.Kind is HandleKind.TypeReference ? GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0) : null);
    }

    /// <summary><c>Outer`1.Inner`2</c> of three arguments is <c>Outer{A}.Inner{B,C}</c>.</summary>
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
    {
        var used = 0;
        return Arity().Replace(genericType, match =>
        {
            var count = int.Parse(match.Groups["count"].Value, null);
            var arguments = typeArguments.Skip(used).Take(count);
            used += count;
            return $"{{{string.Join(',', arguments)}}}";
        });
    }

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{string.Join(',', Enumerable.Repeat("0:", shape.Rank))}]";

    public string GetByReferenceType(string elementType) => $"{elementType}@";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"``{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"`{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => throw new NotSupportedException("No public member has a function pointer.");

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    private static string NameOf(MetadataReader reader, StringHandle space, StringHandle name, string? outer)
        => outer is not null ? $"{outer}.{reader.GetString(name)}" : space.IsNil ? reader.GetString(name) : $"{reader.GetString(space)}.{reader.GetString(name)}";

    private static string Parameters(MethodSignature<string> signature)
        => signature.ParameterTypes.IsEmpty ? "" : $"({string.Join(',', signature.ParameterTypes)})";

    [GeneratedRegex("`(?<count>[0-9]+)")]
    private static partial Regex Arity();
}
