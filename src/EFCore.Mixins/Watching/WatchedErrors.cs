using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Watching;

/// <summary>Notes errors that come while the rows of a query are read, which EF shows to its exception detector only.</summary>
/// <remarks>A <c>SELECT … FOR UPDATE</c> on MySQL can run into a deadlock after its first rows.</remarks>
internal sealed class WatchedErrors(IExceptionDetector detector, ICurrentDbContext current) : IExceptionDetector
{
    public bool IsCancellation(Exception exception, CancellationToken cancellationToken = default)
    {
        TransactionFailures.Note(current.Context, exception);
        return detector.IsCancellation(exception, cancellationToken);
    }
}
