namespace EFCore.Mixins.Statements.Caching;

/// <summary>Marks a compiler that replaces EF's own and compiles queries as EF's own does.</summary>
internal interface IPlainQueryCompiler;
