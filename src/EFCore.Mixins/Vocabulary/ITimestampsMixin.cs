namespace EFCore.Mixins;

/// <summary>
///     Records when a row was inserted and last changed, in the properties <c>CreatedAt</c> and <c>UpdatedAt</c> of the class.
/// </summary>
/// <remarks>
///     The properties are <see cref="DateTime"/> or <see cref="DateTimeOffset"/>, nullable or not. Values are in UTC with microsecond
///     precision. <see cref="TimestampsAttribute"/> sets other names. A context with <c>UseMixins()</c> sets the values.
/// </remarks>
public interface ITimestampsMixin;
