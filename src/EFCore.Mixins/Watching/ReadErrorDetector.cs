using EFCore.Mixins.Sessions;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Watching;

/// <summary>Records errors that occur while the rows of a query are read, which EF passes only to its exception detector.</summary>
/// <remarks>A <c>SELECT … FOR UPDATE</c> on MySQL can run into a deadlock after its first rows.</remarks>
internal sealed class ReadErrorDetector(IExceptionDetector detector, ICurrentDbContext current) : IExceptionDetector
{
    public bool IsCancellation(Exception exception, CancellationToken cancellationToken = default)
    {
        TransactionFailures.Note(current.Context, exception);
        return detector.IsCancellation(exception, cancellationToken);
    }
}
