namespace EFCore.Mixins;

/// <summary>Describes an instance in a line for people: <c>Repr()</c> returns <c>&lt;Post #1 'Long ...'&gt;</c>.</summary>
public interface IReprMixin;
