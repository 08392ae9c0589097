namespace EFCore.Mixins;

/// <summary>Builds statements that load related rows: <c>With</c>, <c>WithJoined</c>, <c>WithSelectIn</c>, <c>WithSubquery</c>.</summary>
/// <remarks>The members come from <see cref="EagerLoad"/>.</remarks>
public interface IEagerLoadMixin;
