using EFCore.Mixins.Instances;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Retrying;

/// <summary>Creates <see cref="TransientErrorStrategy"/> in the place of a provider's default strategy, which does not retry.</summary>
/// <remarks>
///     A strategy that the options of the provider set, <c>EnableRetryOnFailure()</c> included, stays: the base class creates it.
/// </remarks>
internal sealed class TransientErrorStrategyFactory(ExecutionStrategyDependencies dependencies) : RelationalExecutionStrategyFactory(dependencies)
{
    protected override IExecutionStrategy CreateDefaultStrategy(ExecutionStrategyDependencies dependencies)
        => ContextOptions.Of(dependencies.CurrentContext.Context).RetryLimits is { } limits
            ? new TransientErrorStrategy(dependencies, limits)
            : base.CreateDefaultStrategy(dependencies);
}
