namespace EFCore.Mixins;

/// <summary>
///     The members of <see cref="IActiveRecordMixin"/>. In generic code, call them here:
///     <c>ActiveRecord.FindAsync&lt;T&gt;(1)</c>.
/// </summary>
/// <remarks>
///     Every call runs on the given context, else on the ambient one, else on one that the library opens and disposes.
///     <c>commit</c> is null by default. On a context that the library opens, the call is committed. On another one it is saved
///     inside the caller's transaction, if one is open, and never committed or rolled back. <c>false</c> begins a
///     transaction if none is open and leaves it open. <c>true</c> also commits the current one.
/// </remarks>
public static partial class ActiveRecord;
