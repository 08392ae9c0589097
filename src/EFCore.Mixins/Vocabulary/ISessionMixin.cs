namespace EFCore.Mixins;

/// <summary>Gives an entity class access to contexts: <c>SetContextFactory</c>, <c>OpenScopeAsync</c>, <c>ExecuteAsync</c>, <c>ScalarsAsync</c>.</summary>
/// <remarks>The members come from <see cref="Session"/>.</remarks>
public interface ISessionMixin;
