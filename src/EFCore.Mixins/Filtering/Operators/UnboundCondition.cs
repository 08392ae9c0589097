using System.Diagnostics.CodeAnalysis;
using EFCore.Mixins.Filtering.Checks;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Filtering.Operators;

/// <summary>A condition while it is bound: its key, the type of its operand, its value, and the collector of its problems.</summary>
internal sealed record UnboundCondition(
    string Key,
    string Part,
    OperandValueType Type,
    object? Value,
    FilterBindingSettings Settings,
    FilterProblemCollector Problems)
{
    public FilterLimits Limits => Settings.Limits;

    /// <summary>Reports a problem of this condition.</summary>
    public ValueCheck? Fail(FilterProblemKind kind, string reason)
    {
        Problems.Add(new FilterProblem { Kind = kind, Key = Key, Part = Part, Reason = reason });
        return null;
    }

    /// <summary>The value in the operand's type. Null and values of another type are reported.</summary>
    public bool TryCoerce([NotNullWhen(true)] out object? result)
        => TryCoerce(Value, Type, out result);

    /// <inheritdoc cref="TryCoerce(out object?)" />
    public bool TryCoerce(object? value, OperandValueType type, [NotNullWhen(true)] out object? result)
    {
        result = null;
        if (value is null)
            Fail(
                FilterProblemKind.NullValue,
                $"null has no meaning for '{Part}'"
                + (type.Underlying == typeof(bool) ? ", which takes true or false" : "; compare with 'isnull'"));
        else if (!ValueCoercion.TryCoerce(value, type, out result, out var problem))
            Fail(FilterProblemKind.ValueType, problem);
        else if (result is double.NaN or float.NaN)
            result = Fail(FilterProblemKind.ValueType, "a number is expected, NaN was given, which nothing equals; compare with 'isnull'");
        else if (result is double.PositiveInfinity or double.NegativeInfinity or float.PositiveInfinity or float.NegativeInfinity)
            result = Fail(
                FilterProblemKind.ValueType,
                "a finite number is expected, infinity was given; use null for an open end of 'between'");
        return result is not null;
    }

    /// <summary>The value as a list. Anything else, and a list beyond the limit, is reported.</summary>
    public bool TryList([NotNullWhen(true)] out IReadOnlyList<object?>? list)
    {
        var most = Limits.MaxListLength;
        var isLonger = ListValueReader.IsLonger(Value, most);
        list = isLonger ? [] : ListValueReader.Read(Value, ListValueReader.Beyond(most));
        if (list is null)
            Fail(FilterProblemKind.ValueType, $"a list is expected, {ValueDescriptions.Describe(Value)} was given");
        else if (isLonger || list.Count > most)
            list = TooLong(most);
        return list is not null;
    }

    private IReadOnlyList<object?>? TooLong(int most)
    {
        Fail(
            FilterProblemKind.Limit,
            $"the list has more than {most} values ({nameof(FilterLimits)}.{nameof(FilterLimits.MaxListLength)})");
        return null;
    }
}
