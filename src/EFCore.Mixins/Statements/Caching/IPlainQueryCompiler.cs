namespace EFCore.Mixins.Statements.Caching;

/// <summary>Marks a compiler in the place of EF's own that compiles every query as that one does.</summary>
internal interface IPlainQueryCompiler;
