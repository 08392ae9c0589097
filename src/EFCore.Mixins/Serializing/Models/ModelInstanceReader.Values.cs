using System.Collections;
using System.Globalization;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Serializing.Models;

/// <content>Converts the value of a member to the type of the model's member.</content>
internal sealed partial class ModelInstanceReader
{
    private object? Convert(object? held, SerializedMember member, Type expected, bool isNullable, string path)
        => held switch
        {
            null => isNullable ? null : Refuse(path, expected, "a value is required, null was found"),
            IEnumerable targets when member.IsCollection
                => List(held, targets, expected, path, (target, element, at) => Nested(target, member, element, isNullable: false, at)),
            _ when member.Target is not null => Nested(held, member, expected, isNullable, path),
            _ when expected.IsInstanceOfType(held) => held,
            IEnumerable values and not string when ModelListTypes.ElementOf(expected) is not null
                => List(held, values, expected, path, (value, element, at) => value is null ? null : Scalar(value, member, element, at)),
            _ => Scalar(held, member, expected, path),
        };

    private object? List(object held, IEnumerable elements, Type expected, string path, Func<object?, Type, string, object?> convert)
    {
        if (ModelListTypes.ElementOf(expected) is not { } element || expected == typeof(string))
            return expected.IsInstanceOfType(held) ? held : Refuse(path, expected, $"a {expected.Name} is expected, a list was found");
        var count = problems.Count;
        var values = elements.Cast<object?>().Select((value, i) => convert(value, element, $"{path}[{i}]")).ToList();
        return problems.Count > count ? null
            : ModelListTypes.Create(expected, element, values) ?? Refuse(
                path,
                expected,
                $"a list of this kind can't be made; take an array, a List<{element.Name}> or an interface of it");
    }

    private object? Nested(object? target, SerializedMember member, Type expected, bool isNullable, string path)
    {
        if (target is null || expected.IsInstanceOfType(target))
            return target;
        // a part or a relation has a target type
        var row = SerializedTypeMembers.Of(member.Relation is { } relation ? EntityTypeFinder.Of(relation, target) : member.Target!);
        var model = Nullable.GetUnderlyingType(expected) ?? expected;
        if (ValueDescriptions.IsKnown(model) || ModelListTypes.ElementOf(model) is not null)
        {
            var wanted = ValueDescriptions.IsKnown(model) ? ValueDescriptions.Name(model) : "a list";
            return Refuse(path, expected, $"{wanted} is expected, a {EntityTypeFinder.ClassOf(target).Name} was found");
        }

        if (!open.Exists(creating => ReferenceEquals(creating.Instance, target) && creating.Model == model))
            return Create(target, row, model, path);
        if (isNullable)
            return null;
        return Refuse(
            path,
            expected,
            $"it leads back to the '{EntityTypeFinder.ClassOf(target).Name}' that is being turned into " +
            $"a '{model.Name}'; make it nullable, or leave it out");
    }

    private object? Scalar(object held, SerializedMember member, Type expected, string path)
    {
        var target = Nullable.GetUnderlyingType(expected) ?? expected;
        var value = Stored(held, member, target);
        if (target.IsInstanceOfType(value))
            return value;
        return ValueCoercion.TryCoerce(value, target, null, out var coerced, out _) ? coerced : Mismatch(path, expected, held);
    }

    /// <summary>An enum is read from its name or number, and a custom type from its stored form.</summary>
    private static object Stored(object held, SerializedMember member, Type target)
        => held switch
        {
            Enum when target == typeof(string) || target.IsEnum => held.ToString() ?? "",
            Enum when NumberConversions.IsInteger(target) => System.Convert.ChangeType(
                held,
                Enum.GetUnderlyingType(held.GetType()),
                CultureInfo.InvariantCulture),
            _ when !ValueDescriptions.IsKnown(held.GetType())
                && member.Column?.GetTypeMapping().Converter is { } converter => converter.ConvertToProvider(held) ?? held,
            _ => held,
        };
}
