namespace EFCore.Mixins.Values;

/// <summary>Converts enums from names, ignoring case and underscores between words, or from numbers.</summary>
internal static class EnumConversions
{
    public static object? Convert(object value, Type target)
        => value switch
        {
            string name => ByName(name, target),
            _ when NumberConversions.Convert(value, Enum.GetUnderlyingType(target)) is { } number
                => Defined(Enum.ToObject(target, number), target),
            _ => null,
        };

    private static object? ByName(string name, Type target)
    {
        var names = Enum.GetNames(target);
        var normalized = MemberNames.Normalize(name);
        var found = names.FirstOrDefault(candidate => candidate == name)
            ?? names.FirstOrDefault(candidate => MemberNames.Normalize(candidate) == normalized);
        return found is null ? null : Enum.Parse(target, found);
    }

    private static object? Defined(object value, Type target)
        => Enum.IsDefined(target, value) || target.IsDefined(typeof(FlagsAttribute), inherit: false) ? value : null;
}
