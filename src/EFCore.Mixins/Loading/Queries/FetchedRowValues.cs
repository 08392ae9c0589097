namespace EFCore.Mixins.Loading.Queries;

/// <summary>A row that was read, with the values of the columns that were read beside it.</summary>
internal readonly record struct FetchedRowValues(object Row, object?[] Values);
