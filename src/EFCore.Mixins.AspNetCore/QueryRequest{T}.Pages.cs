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
    /// <summary>The request as a statement, which opens a context when it runs.</summary>
    /// <exception cref="QueryException">The request cannot be understood.</exception>
    public IQueryable<T> Statement() => StatementBinding.Query<T>(Checked.Where, Checked.OrderBy, Checked.Load);

    /// <summary>The request on any query: its filter, its order, its loads.</summary>
    /// <exception cref="QueryException">The request cannot be understood.</exception>
    public IQueryable<T> Apply(IQueryable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.ApplyQuery(Checked.Where, Checked.OrderBy, Checked.Load);
    }

    /// <summary>Reads the page by its number.</summary>
    /// <remarks>
    /// An endpoint that returns it writes <c>{ "items": […], "page": { … } }</c>, with the members that the policy lets requests read. The rows are read
    /// without tracking; take <see cref="Statement"/> for rows to be changed.
    /// </remarks>
    /// <exception cref="QueryException">The request cannot be understood, or asks for a page by a cursor.</exception>
    public Task<Page<T>> PageAsync(CancellationToken cancellationToken = default)
    {
        var page = RequestPages.ByNumber(Checked);
        return OffsetPages.ReadAsync(Source(Checked.OrderBy), page.Number, page.Size, page.Total, Token(cancellationToken));
    }

    /// <summary>Reads the page behind or before the cursor of the request, or the first one; the policy switches cursors on.</summary>
    /// <remarks>
    /// Cursors are encrypted by the data protection of the application, which servers have to share, unless the options of the context protect them.
    /// They are valid for a day unless those options differ.
    /// </remarks>
    /// <exception cref="QueryException">The request cannot be understood, or asks for a page by its number.</exception>
    /// <exception cref="InvalidCursorException">The cursor cannot be used.</exception>
    public Task<CursorPage<T>> CursorPageAsync(CancellationToken cancellationToken = default)
    {
        var page = RequestPages.ByCursor(Checked);
        return new KeysetPages<T, T>(Source([]), Checked.OrderBy)
            .ReadAsync(new(page.Size, page.After, page.Before), Token(cancellationToken));
    }

    /// <summary>Reads the page by its number, and of each row the fields that the request has chosen, else all that the policy lets requests read.</summary>
    /// <exception cref="QueryException">The request cannot be understood, or asks for a page by a cursor.</exception>
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
