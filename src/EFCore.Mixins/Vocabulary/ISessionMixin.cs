namespace EFCore.Mixins;

/// <summary>
///     Adds access to contexts to an entity class: <c>SetContextFactory</c>, <c>OpenScopeAsync</c>, <c>ExecuteAsync</c>,
///     <c>ScalarsAsync</c>.
/// </summary>
/// <remarks>The members come from <see cref="Session"/>.</remarks>
public interface ISessionMixin;
