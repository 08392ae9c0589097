using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests;

/// <summary>Retries once or more what failed with <see cref="IOException"/>.</summary>
internal sealed class RetryingStrategy(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromMilliseconds(1))
{
    protected override bool ShouldRetryOn(Exception exception) => exception is IOException;
}
