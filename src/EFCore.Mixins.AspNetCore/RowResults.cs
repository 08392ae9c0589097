using EFCore.Mixins.Preconditions;

namespace Microsoft.AspNetCore.Http;

/// <summary>Results with one row.</summary>
public static class RowResults
{
    extension(Results)
    {
        /// <summary>
        ///     Returns the row as JSON with its entity tag, or 304 if the client has it (<c>If-None-Match</c>). It contains the readable
        ///     members of a policy of its class.
        /// </summary>
        /// <param name="row">The row.</param>
        /// <param name="status">The status. Default: 200.</param>
        /// <param name="location">The URL of the row, for <c>Location</c>; with it the default status is 201.</param>
        public static IResult Row<T>(T row, int? status = null, string? location = null)
            where T : class, EFCore.Mixins.IQueryMixin
        {
            ArgumentNullException.ThrowIfNull(row);
            var usual = location is null ? StatusCodes.Status200OK : StatusCodes.Status201Created;
            return new RowResult(row, typeof(T), status ?? usual, location);
        }
    }
}
