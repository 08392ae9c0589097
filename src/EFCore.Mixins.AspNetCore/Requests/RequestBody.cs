using System.Buffers;

namespace EFCore.Mixins.Requests;

/// <summary>Reads the JSON body of a request up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>Whether the body of the request's method can contain a query.</summary>
    public static bool IsExpected(HttpRequest request)
        => !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsDelete(request.Method);

    /// <summary>Returns the bytes, one more than the limit if the body is longer, or null without a body.</summary>
    /// <exception cref="BadHttpRequestException">The body is not JSON.</exception>
    public static async ValueTask<byte[]?> ReadAsync(HttpContext context, int most, Func<HttpRequest, bool>? accepts = null)
    {
        var request = context.Request;
        if (request.ContentLength == 0)
            return null;
        if (!(accepts ?? (json => json.HasJsonContentType()))(request))
            return await IsEmptyAsync(request, context.RequestAborted).ConfigureAwait(false)
                ? null
                : throw new BadHttpRequestException(
                    "The content type of the body is not supported here.",
                    StatusCodes.Status415UnsupportedMediaType);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(context.RequestAborted).ConfigureAwait(false);
            if (!read.IsCompleted && read.Buffer.Length <= most)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var bytes = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, most + 1L)).ToArray();
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return bytes.Length == 0 ? null : bytes;
        }
    }

    private static async ValueTask<bool> IsEmptyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var read = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
        request.BodyReader.AdvanceTo(read.Buffer.Start);
        return read is { IsCompleted: true, Buffer.IsEmpty: true };
    }
}
