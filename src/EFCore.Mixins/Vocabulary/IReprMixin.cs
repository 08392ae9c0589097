namespace EFCore.Mixins;

/// <summary>Describes an instance in one readable line: <c>Repr()</c> returns <c>&lt;Post #1 'Long ...'&gt;</c>.</summary>
public interface IReprMixin;
