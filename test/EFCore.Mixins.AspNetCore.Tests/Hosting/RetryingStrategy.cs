using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.AspNetCore.Tests.Hosting;

/// <summary>Retries once what failed with <see cref="IOException"/>.</summary>
internal sealed class RetryingStrategy(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 1, maxRetryDelay: TimeSpan.FromMilliseconds(1))
{
    protected override bool ShouldRetryOn(Exception exception) => exception is IOException;
}
