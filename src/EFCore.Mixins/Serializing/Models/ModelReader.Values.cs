using System.Collections;
using System.Globalization;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Serializing.Models;

/// <content>Brings what a member holds to the type that the model wants.</content>
internal sealed partial class ModelReader
{
    private object? Convert(object? held, RowMember member, Type expected, bool isNullable, string path)
        => held is null ? isNullable ? null : Refuse(path, expected, "a value is required, null was found")
            : member.IsCollection && held is IEnumerable targets ? List(held, targets, expected, path, (target, element, at) => Nested(target, member, element, isNullable: false, at))
            : member.Target is not null ? Nested(held, member, expected, isNullable, path)
            : expected.IsInstanceOfType(held) ? held
            : held is IEnumerable values and not string && ModelLists.ElementOf(expected) is not null
                ? List(held, values, expected, path, (value, element, at) => value is null ? null : Scalar(value, member, element, at))
            : Scalar(held, member, expected, path);

    private object? List(object held, IEnumerable elements, Type expected, string path, Func<object?, Type, string, object?> convert)
    {
        if (ModelLists.ElementOf(expected) is not { } element || expected == typeof(string))
            return expected.IsInstanceOfType(held) ? held : Refuse(path, expected, $"a {expected.Name} is expected, a list was found");
        var count = problems.Count;
        var values = elements.Cast<object?>().Select((value, i) => convert(value, element, $"{path}[{i}]")).ToList();
        return problems.Count > count ? null
            : ModelLists.Create(expected, element, values) ?? Refuse(path, expected, $"a list of this kind can't be made; take an array, a List<{element.Name}> or an interface of it");
    }

    private object? Nested(object? target, RowMember member, Type expected, bool isNullable, string path)
    {
        if (target is null || expected.IsInstanceOfType(target))
            return target;
        // a part or relation leads to a type
        var row = RowShape.Of(member.Relation is { } relation ? EntityTypes.Of(relation, target) : member.Target!);
        var model = Nullable.GetUnderlyingType(expected) ?? expected;
        if (ValueKinds.IsKnown(model) || ModelLists.ElementOf(model) is not null)
            return Refuse(path, expected, $"{(ValueKinds.IsKnown(model) ? ValueKinds.Name(model) : "a list")} is expected, a {EntityTypes.ClassOf(target).Name} was found");
        if (!open.Exists(creating => ReferenceEquals(creating.Instance, target) && creating.Model == model))
            return Create(target, row, model, path);
        return isNullable ? null : Refuse(path, expected, $"it leads back to the '{EntityTypes.ClassOf(target).Name}' that is being turned into a '{model.Name}'; make it nullable, or leave it out");
    }

    private object? Scalar(object held, RowMember member, Type expected, string path)
    {
        var target = Nullable.GetUnderlyingType(expected) ?? expected;
        var value = Stored(held, member, target);
        if (target.IsInstanceOfType(value))
            return value;
        return Coercion.TryCoerce(value, target, null, out var coerced, out _) ? coerced : Mismatch(path, expected, held);
    }

    /// <summary>An enum is taken by name or number, a type of the application's as what it is stored as.</summary>
    private static object Stored(object held, RowMember member, Type target)
        => held switch
        {
            Enum when target == typeof(string) || target.IsEnum => held.ToString() ?? "",
            Enum when Numbers.IsInteger(target) => System.Convert.ChangeType(held, Enum.GetUnderlyingType(held.GetType()), CultureInfo.InvariantCulture),
            _ when !ValueKinds.IsKnown(held.GetType()) && member.Column?.GetTypeMapping().Converter is { } converter => converter.ConvertToProvider(held) ?? held,
            _ => held,
        };
}
