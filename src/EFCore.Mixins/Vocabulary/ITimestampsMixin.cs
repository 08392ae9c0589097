namespace EFCore.Mixins;

/// <summary>Keeps when a row was inserted and last changed, in the properties <c>CreatedAt</c> and <c>UpdatedAt</c> that the class declares.</summary>
/// <remarks>
///     The properties are <see cref="DateTime"/> or <see cref="DateTimeOffset"/>, nullable or not, and hold UTC, to the microsecond.
///     <see cref="TimestampsAttribute"/> gives them other names. A context keeps them when it was configured with <c>UseMixins()</c>.
/// </remarks>
public interface ITimestampsMixin;
