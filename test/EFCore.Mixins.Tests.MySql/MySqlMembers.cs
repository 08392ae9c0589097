using System.Reflection;
using System.Text.Json;
using EFCore.Mixins.Tests.Model;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>
///     Configures members that the provider does not map: lists of values are converted to text, documents become columns, and keys begin with the
///     generated column.
/// </summary>
internal static class MySqlMembers
{
    private static readonly Type[] Lists =
    [
        typeof(List<string>), typeof(int[]), typeof(List<int>), typeof(List<int?>), typeof(List<Shade>), typeof(List<Guid>), typeof(List<DateOnly>),
        typeof(List<bool>),
        typeof(List<long>),
    ];

    /// <summary>Prevents EF from mapping the classes of lists as entities.</summary>
    public static void Prepare(ModelBuilder modelBuilder)
    {
        foreach (var list in Lists)
            modelBuilder.Ignore(list);
    }

    public static void Complete(ModelBuilder modelBuilder, string collation)
    {
        foreach (var type in modelBuilder.Model.GetEntityTypes().ToList())
        {
            Complete(type);
            PutCountedFirst(type);
            type.SetAnnotation("MySQL:Charset", "utf8mb4");
            type.SetAnnotation("MySQL:Collation", collation);
        }
    }

    /// <summary>The server requires an index on a generated column unless the primary key begins with it, and the provider does not create one.</summary>
    private static void PutCountedFirst(IMutableEntityType type)
    {
        if (type.BaseType is null
            && type.FindPrimaryKey() is { Properties: [_, _, ..] columns }
            && columns.FirstOrDefault(IsCounted) is { } counted
            && counted != columns[0])
            type.SetPrimaryKey([counted, .. columns.Where(column => column != counted)]);
    }

    private static bool IsCounted(IMutableProperty column) => column.ClrType == typeof(int) && column.ValueGenerated == ValueGenerated.OnAdd;

    private static void Complete(IMutableTypeBase type)
    {
        foreach (var member in type.ClrType.GetProperties().Where(member => IsForgotten(type, member)))
            Convert(type.AddProperty(member));
        foreach (var property in type.GetDeclaredProperties())
            Write(property);
        foreach (var list in type.GetDeclaredProperties().Where(property => Lists.Contains(property.ClrType) && property.GetValueConverter() is null))
            Convert(list);
        foreach (var complex in type.GetDeclaredComplexProperties().ToList())
        {
            if (complex.IsCollection)
                Ignore(type, complex);
            else
                AsColumns(complex.ComplexType);
        }
    }

    /// <summary>The provider maps these types to whole seconds unless they have a precision, and ignores a collation that EF's own method sets.</summary>
    private static void Write(IMutableProperty property)
    {
        if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is var type && (type == typeof(DateTimeOffset) || type == typeof(TimeOnly)))
            property.SetPrecision(property.GetPrecision() ?? 6);
        if (property.GetCollation() is { } collation)
            property.SetAnnotation("MySQL:Collation", collation);
    }

    private static void AsColumns(IMutableComplexType type)
    {
        type.SetContainerColumnName(null);
        Complete(type);
    }

    private static void Ignore(IMutableTypeBase type, IMutableComplexProperty complex)
    {
        type.RemoveComplexProperty(complex.Name);
        type.AddIgnored(complex.Name);
    }

    private static bool IsForgotten(IMutableTypeBase type, PropertyInfo member)
        => Lists.Contains(member.PropertyType) && member.DeclaringType == type.ClrType && member.CanWrite && type.FindProperty(member.Name) is null
            && !type.IsIgnored(member.Name);

    private static void Convert(IMutableProperty property)
    {
        var list = property.ClrType;
        property.SetElementType(null);
        property.SetValueConverter((ValueConverter?)Activator.CreateInstance(typeof(JsonConverter<>).MakeGenericType(list)));
        property.SetValueComparer((ValueComparer?)Activator.CreateInstance(typeof(JsonComparer<>).MakeGenericType(list)));
    }

    private sealed class JsonConverter<TList>() : ValueConverter<TList, string>(list => Write(list), text => Read<TList>(text));

    private sealed class JsonComparer<TList>()
        : ValueComparer<TList>((one, other) => Write(one) == Write(other), list => Write(list).Length, list => Read<TList>(Write(list)));

    private static string Write<TList>(TList list) => JsonSerializer.Serialize(list);

    private static TList Read<TList>(string text) => JsonSerializer.Deserialize<TList>(text)!; // it was written from a list
}
