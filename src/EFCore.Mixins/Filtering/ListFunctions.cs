namespace EFCore.Mixins.Filtering;

/// <summary>Looks a value up in a list that is sent as one parameter where the database can take it so.</summary>
internal static class ListFunctions
{
    public static bool In<T>(T value, T[] values) => values.Contains(value);
}
