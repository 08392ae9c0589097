using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests;

/// <summary>Gives contexts <see cref="RetryingStrategy"/>.</summary>
internal sealed class RetryingStrategyFactory(ExecutionStrategyDependencies dependencies) : IExecutionStrategyFactory
{
    public IExecutionStrategy Create() => new RetryingStrategy(dependencies);
}
