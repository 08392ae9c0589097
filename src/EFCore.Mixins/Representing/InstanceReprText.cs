using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Serializing;
using EFCore.Mixins.Sessions;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Representing;

/// <summary>Describes instances by their present values, with the model if one is known, else by their classes.</summary>
internal static class InstanceReprText
{
    private const string Unknown = "?";
    private const string New = "new";
    private const int MostElements = 3;

    public static string Of(object instance)
    {
        var declared = ReprDeclaration.Of(EntityTypeFinder.ClassOf(instance));
        var type = FindType(instance);
        var shown = declared.Attributes.Select(name => (name, Text: Attribute(instance, type, name, declared.MaxLength))).ToList();
        return Short(
            instance,
            type,
            shown is [(_, { } only)]
                ? $" {only}"
                : string.Concat(shown.Select(attribute => $" {attribute.name}:{attribute.Text ?? "(no such member)"}")));
    }

    /// <summary>The class and the key.</summary>
    private static string Short(object instance, IEntityType? type, string rest = "")
        => Tag(EntityTypeFinder.ClassOf(instance), type is null ? ClassMemberReader.Key(instance) : Key(instance, type), rest);

    private static string Tag(Type entityClass, string? key, string rest = "")
        => key is null ? $"<{entityClass.Name}{rest}>" : $"<{entityClass.Name} #{key}{rest}>";

    private static string? Key(object instance, IEntityType type)
    {
        if (SerializedTypeMembers.Of(type).Key is not { Length: > 0 } key)
            return null;
        var state = new SerializedInstanceState(instance, type);
        List<string> parts = [.. key
            .Select(part => Guarded(() => !state.TryRead(part, out var value) ? Unknown
                : IsUnset(part, value) ? New
                : KeyPart(part.Column, value)))];
        return parts.TrueForAll(part => part == New) ? New : string.Join('-', parts.Select(part => part == New ? Unknown : part));
    }

    private static bool IsUnset(SerializedMember part, object? value)
        => value is null
            || (part.Column is { ValueGenerated: not ValueGenerated.Never } column && InstanceKeyValues.IsUnset(value, column));

    private static string KeyPart(IProperty? column, object? value)
        => ReprValueText.Plain(value is not null
            && column is not null
            && !ValueDescriptions.IsKnown(value.GetType())
            && column.GetTypeMapping().Converter is { } converter
            ? converter.ConvertToProvider(value)
            : value);

    private static string? Attribute(object instance, IEntityType? type, string name, int maxLength)
    {
        if (type is not null && FindMember(type, name) is { } member)
            return Guarded(() => Member(instance, type, member, maxLength));
        var isLazy = type is not null && LazyLoadingTypes.IsUsedBy(type);
        return ClassMemberReader.Find(EntityTypeFinder.ClassOf(instance), name, isLazy) is not { } read ? null
            : Guarded(() => read(instance) is (true, var value) ? Value(value, maxLength) : Unknown);
    }

    /// <summary>The member of that name; null if there is none, or if computed members of the class are declared incorrectly.</summary>
    private static SerializedMember? FindMember(IEntityType type, string name)
    {
        try
        {
            return SerializedTypeMembers.Of(type).Find(name) is [var member] ? member : null;
        }
        catch (HybridException)
        {
            return null;
        }
    }

    private static string Member(object instance, IEntityType type, SerializedMember member, int maxLength)
    {
        var state = new SerializedInstanceState(instance, type);
        if (member.Kind is SerializedMemberKind.Relation)
            return state.TryRelated(member, out var related) ? Value(related, maxLength) : ByForeignKey(state, member);
        if (member.Kind is SerializedMemberKind.Hybrid)
            return state.TryHybrid(member, out var computed) ? Value(computed, maxLength) : Unknown;
        return state.TryRead(member, out var value) ? Value(value, maxLength) : Unknown;
    }

    /// <summary>For a relation that is not loaded, the key in its foreign key.</summary>
    private static string ByForeignKey(SerializedInstanceState state, SerializedMember member)
    {
        if (member.Relation is not INavigation { IsOnDependent: true, ForeignKey: { } foreignKey }
            || !foreignKey.PrincipalKey.IsPrimaryKey())
            return Unknown;
        return state.Values(foreignKey.Properties) is { } values
            ? Tag(foreignKey.PrincipalEntityType.ClrType, string.Join('-', foreignKey.Properties.Zip(values, KeyPart)))
            : Unknown;
    }

    private static string Value(object? value, int maxLength)
        => value switch
        {
            IReprMixin entity => Short(entity, FindType(entity)),
            string or byte[] => ReprValueText.Text(value, maxLength),
            IEnumerable elements => Elements([.. elements.Cast<object?>().Take(MostElements + 1)], maxLength),
            not null when FindType(value) is { } type => Short(value, type),
            _ => ReprValueText.Text(value, maxLength),
        };

    private static string Elements(List<object?> elements, int maxLength)
        => $"[{string.Join(", ", elements.Select((element, i) => i < MostElements ? Value(element, maxLength) : "..."))}]";

    /// <summary>The entity type, if it is known without opening a context.</summary>
    private static IEntityType? FindType(object instance)
    {
        try
        {
            return InstanceTracking.LiveContextOf(instance) is { } context ? context.Model.FindRuntimeEntityType(instance.GetType())
                : RowSnapshots.Find(instance)?.EntityType ?? ContextBindings.FindKnown(EntityTypeFinder.ClassOf(instance));
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Descriptions are for logs and debuggers, where an exception of a getter would hide the original problem.</summary>
    private static string Guarded(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"({exception.GetType().Name})";
        }
    }
}
