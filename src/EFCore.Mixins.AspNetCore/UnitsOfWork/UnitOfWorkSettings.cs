namespace EFCore.Mixins.UnitsOfWork;

/// <summary>How the requests of an endpoint are units of work.</summary>
/// <param name="Retry">Whether the execution strategy may run the handler again.</param>
/// <param name="Context">The class of the context; null where the host has only one.</param>
/// <param name="CommitWhen">Decides in the place of the status.</param>
internal sealed record UnitOfWorkSettings(bool Retry, Type? Context, Func<HttpContext, object?, bool>? CommitWhen);
