namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Reads members of objects that may be missing.</summary>
internal static class NullSafeMemberAccess
{
    public static TValue? Read<TSource, TValue>(TSource? source, Func<TSource, TValue?> read)
        where TSource : class
        => source is null ? default : read(source);
}
