namespace EFCore.Mixins.Loading.Queries;

/// <summary>A row that was read, and the columns that were read beside it.</summary>
internal readonly record struct FetchedRow(object Row, object?[] Values);
