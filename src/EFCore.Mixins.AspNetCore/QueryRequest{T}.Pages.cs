using System.Text.Json.Nodes;
using EFCore.Mixins.Cursors;
using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Paging;
using EFCore.Mixins.Statements;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <content>The rows.</content>
public sealed partial class QueryRequest<T>
{
    /// <summary>Returns the request as a statement, which opens a context when it runs.</summary>
    /// <exception cref="QueryException">The request is invalid.</exception>
    public IQueryable<T> Statement() => StatementBinding.Query<T>(Checked.Where, Checked.OrderBy, Checked.Load);

    /// <summary>Applies the filter, the order and the loads of the request to any query.</summary>
    /// <exception cref="QueryException">The request is invalid.</exception>
    public IQueryable<T> Apply(IQueryable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.ApplyQuery(Checked.Where, Checked.OrderBy, Checked.Load);
    }

    /// <summary>Reads the page by its number.</summary>
    /// <remarks>
    /// An endpoint that returns it writes <c>{ "items": […], "page": { … } }</c>, with the readable members of the policy. The rows are
    /// read without tracking. Use <see cref="Statement"/> for rows to be changed.
    /// </remarks>
    /// <exception cref="QueryException">The request is invalid, or contains a cursor.</exception>
    public Task<Page<T>> PageAsync(CancellationToken cancellationToken = default)
    {
        var page = RequestPages.ByNumber(Checked);
        return OffsetPages.ReadAsync(Source(Checked.OrderBy), page.Number, page.Size, page.Total, Token(cancellationToken));
    }

    /// <summary>Reads the page after or before the cursor of the request, or the first one. The policy must allow cursors.</summary>
    /// <remarks>
    /// Cursors are encrypted with the application's data protection, whose keys all servers must share, unless the options of the context
    /// protect them. They are valid for a day unless these options differ.
    /// </remarks>
    /// <exception cref="QueryException">The request is invalid, or contains a page number.</exception>
    /// <exception cref="InvalidCursorException">The cursor is invalid.</exception>
    public Task<CursorPage<T>> CursorPageAsync(CancellationToken cancellationToken = default)
    {
        var page = RequestPages.ByCursor(Checked);
        return new KeysetPages<T, T>(Source([]), Checked.OrderBy)
            .ReadAsync(new(page.Size, page.After, page.Before), Token(cancellationToken));
    }

    /// <summary>Reads the page by its number, with the fields chosen in the request, else all readable members of the policy.</summary>
    /// <exception cref="QueryException">The request is invalid, or contains a cursor.</exception>
    public async Task<Page<JsonObject>> FieldsPageAsync(CancellationToken cancellationToken = default)
    {
        var page = await PageAsync(cancellationToken).ConfigureAwait(false);
        var shape = RowShapes.Of(Checked, JsonSettings.Of(Checked.Context));
        return new Page<JsonObject>([.. page.Items.Select(shape.ToJson)], page.Number, page.Size, page.HasNext)
        {
            Total = page.Total,
            TotalIsExact = page.TotalIsExact,
        };
    }

    private PageSource<T> Source(IReadOnlyList<string> orderBy)
        => new(StatementBinding.Query<T>(Checked.Where, orderBy, Checked.Load).AsNoTracking(), null)
        {
            CommandTimeout = Checked.Policy.Limits.CommandTimeout,
            CursorOptions = options => WebCursors.Protect(options, request.Context.RequestServices),
        };

    private CancellationToken Token(CancellationToken given) => given.CanBeCanceled ? given : request.Context.RequestAborted;
}
