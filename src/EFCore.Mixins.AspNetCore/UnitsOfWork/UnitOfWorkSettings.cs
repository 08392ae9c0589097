namespace EFCore.Mixins.UnitsOfWork;

/// <summary>The unit of work settings of an endpoint.</summary>
/// <param name="Retry">Whether the execution strategy may run the handler again.</param>
/// <param name="Context">The class of the context; null if the host has only one.</param>
/// <param name="CommitWhen">Decides instead of the status.</param>
internal sealed record UnitOfWorkSettings(bool Retry, Type? Context, Func<HttpContext, object?, bool>? CommitWhen);
