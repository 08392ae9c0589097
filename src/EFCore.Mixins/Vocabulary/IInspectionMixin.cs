namespace EFCore.Mixins;

/// <summary>
///     Lists the mapped members of an entity class: <c>Columns</c>, <c>PrimaryKeys</c>, <c>Relations</c> and settable members.
/// </summary>
/// <remarks>The members come from <see cref="Inspection"/>.</remarks>
public interface IInspectionMixin;
