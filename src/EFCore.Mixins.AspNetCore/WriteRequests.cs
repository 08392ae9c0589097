namespace EFCore.Mixins;

/// <summary>Saves the values of requests.</summary>
public static class WriteRequests
{
    extension<T>(T entity)
        where T : class, IActiveRecordMixin, IQueryMixin
    {
        /// <summary>Applies the patch to the row and saves it: <c>If-Match</c> is compared before, the concurrency token by the database.</summary>
        /// <exception cref="PreconditionFailedException">The row is another one than the client means.</exception>
        /// <exception cref="FillException">A value does not fit; the answer is 400.</exception>
        public Task<T> UpdateAsync(PatchRequest<T> patch, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(patch);
            patch.Context.CheckIfMatch(entity);
            return entity.UpdateAsync((object)patch.Values, cancellationToken: cancellationToken);
        }

        /// <summary>Gives the row the values of the request, and saves it; as with a patch otherwise.</summary>
        /// <exception cref="PreconditionFailedException">The row is another one than the client means.</exception>
        /// <exception cref="FillException">A value does not fit; the answer is 400.</exception>
        public Task<T> UpdateAsync(WriteRequest<T> request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request.Context.CheckIfMatch(entity);
            return entity.UpdateAsync((object)request.Values, cancellationToken: cancellationToken);
        }
    }
}
