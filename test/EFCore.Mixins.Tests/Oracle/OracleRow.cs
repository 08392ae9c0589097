namespace EFCore.Mixins.Tests.Oracle;

/// <summary>A row of any class, and its key.</summary>
internal readonly record struct OracleRow((int, int?) Key, object Instance);
