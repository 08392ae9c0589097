using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Retrying;

/// <summary>Creates <see cref="TransientErrorStrategy"/> instead of a provider's default strategy, which does not retry.</summary>
/// <remarks>
///     A strategy that is set in the provider's options, for example by <c>EnableRetryOnFailure()</c>, is created by the base class.
/// </remarks>
internal sealed class TransientErrorStrategyFactory(ExecutionStrategyDependencies dependencies)
    : RelationalExecutionStrategyFactory(dependencies)
{
    protected override IExecutionStrategy CreateDefaultStrategy(ExecutionStrategyDependencies dependencies)
        => ContextOptions.Of(dependencies.CurrentContext.Context).RetryLimits is { } limits
            ? new TransientErrorStrategy(dependencies, limits)
            : base.CreateDefaultStrategy(dependencies);
}
