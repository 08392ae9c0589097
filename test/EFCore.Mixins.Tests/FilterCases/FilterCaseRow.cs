namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>A row of any class, and its key.</summary>
internal readonly record struct FilterCaseRow((int, int?) Key, object Instance);
