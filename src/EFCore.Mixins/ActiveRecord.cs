namespace EFCore.Mixins;

/// <summary>
///     The members of <see cref="IActiveRecordMixin"/>. Where a type parameter stands for the class, call them here:
///     <c>ActiveRecord.FindAsync&lt;T&gt;(1)</c>.
/// </summary>
/// <remarks>
///     Every call runs on the given context, else on the ambient one, else on one that the library opens and closes.
///     <c>commit</c> is null by default: on a context of the library's own the call is committed; on another it is saved
///     inside the caller's transaction, if there is one, and never committed or rolled back. <c>false</c> begins a
///     transaction if none is open and leaves it open; <c>true</c> also commits the current one.
/// </remarks>
public static partial class ActiveRecord;
