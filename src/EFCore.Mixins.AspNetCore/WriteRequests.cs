namespace EFCore.Mixins;

/// <summary>Saves the values of requests.</summary>
public static class WriteRequests
{
    extension<T>(T entity)
        where T : class, IActiveRecordMixin, IQueryMixin
    {
        /// <summary>
        ///     Applies the patch to the row and saves it. <c>If-Match</c> is compared before; the database compares the concurrency token.
        /// </summary>
        /// <exception cref="PreconditionFailedException">The row does not have the entity tag of the request.</exception>
        /// <exception cref="FillException">A value is invalid; the response is 400.</exception>
        public Task<T> UpdateAsync(PatchRequest<T> patch, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(patch);
            patch.Context.CheckIfMatch(entity);
            return entity.UpdateAsync((object)patch.Values, cancellationToken: cancellationToken);
        }

        /// <summary>Sets the values of the request on the row and saves it, with the same checks as for a patch.</summary>
        /// <exception cref="PreconditionFailedException">The row does not have the entity tag of the request.</exception>
        /// <exception cref="FillException">A value is invalid; the response is 400.</exception>
        public Task<T> UpdateAsync(WriteRequest<T> request, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(request);
            request.Context.CheckIfMatch(entity);
            return entity.UpdateAsync((object)request.Values, cancellationToken: cancellationToken);
        }
    }
}
