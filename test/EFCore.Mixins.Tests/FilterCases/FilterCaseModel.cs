namespace EFCore.Mixins.Tests.FilterCases;

/// <summary>The doors into the language, and the key, of each class of the cases.</summary>
internal abstract class FilterCaseModel
{
    public static IReadOnlyDictionary<string, FilterCaseModel> All { get; } = new Dictionary<string, FilterCaseModel>
    {
        [nameof(Album)] = Of((where, orderBy) => Album.Query(where, orderBy), row => (row.AlbumId, null)),
        [nameof(Artist)] = Of((where, orderBy) => Artist.Query(where, orderBy), row => (row.ArtistId, null)),
        [nameof(Customer)] = Of((where, orderBy) => Customer.Query(where, orderBy), row => (row.CustomerId, null)),
        [nameof(Employee)] = Of((where, orderBy) => Employee.Query(where, orderBy), row => (row.EmployeeId, null)),
        [nameof(Genre)] = Of((where, orderBy) => Genre.Query(where, orderBy), row => (row.GenreId, null)),
        [nameof(Invoice)] = Of((where, orderBy) => Invoice.Query(where, orderBy), row => (row.InvoiceId, null)),
        [nameof(InvoiceLine)] = Of((where, orderBy) => InvoiceLine.Query(where, orderBy), row => (row.InvoiceLineId, null)),
        [nameof(MediaType)] = Of((where, orderBy) => MediaType.Query(where, orderBy), row => (row.MediaTypeId, null)),
        [nameof(Playlist)] = Of((where, orderBy) => Playlist.Query(where, orderBy), row => (row.PlaylistId, null)),
        [nameof(PlaylistTrack)] = Of((where, orderBy) => PlaylistTrack.Query(where, orderBy), row => (row.PlaylistId, row.TrackId)),
        [nameof(Track)] = Of((where, orderBy) => Track.Query(where, orderBy), row => (row.TrackId, null)),
    };

    /// <summary>The statement of <c>T.Query(where, orderBy)</c>.</summary>
    public abstract IFilterCaseStatement Query(object? where, string[]? orderBy);

    /// <summary>The same as a statement without a statement key: no key holds a tag.</summary>
    public abstract IFilterCaseStatement QueryAsTree(object? where, string[]? orderBy);

    /// <summary>The query of <c>db.Set&lt;T&gt;().ApplyQuery(where, orderBy)</c>.</summary>
    public abstract IFilterCaseStatement ApplyQuery(ChinookContext context, object? where, string[]? orderBy);

    /// <summary>The list of <c>rows.AsQueryable().ApplyQuery(where, orderBy)</c> over the rows that the context has loaded.</summary>
    public abstract IFilterCaseStatement ApplyInMemory(ChinookContext context, object? where, string[]? orderBy);

    /// <summary>The first rows of a statement, in its order and then in that of the key, with what a plan loads.</summary>
    public abstract Task<List<FilterCaseRow>> RowsAsync(
        object? where, string[]? orderBy, int rows, LoadPlan? load, QueryTrackingBehavior tracking, CancellationToken cancellationToken);

    /// <summary>Loads every row of the class.</summary>
    public abstract Task LoadAsync(ChinookContext context, CancellationToken cancellationToken);

    /// <summary>Adds every row of the class to a context of another database.</summary>
    public abstract Task AddAsync(ChinookContext source, ChinookContext target);

    private static Typed<T> Of<T>(Func<object?, string[]?, IQueryable<T>> query, Func<T, (int, int?)> key)
        where T : class, IQueryMixin
        => new(query, key);

    private sealed class Typed<T>(Func<object?, string[]?, IQueryable<T>> query, Func<T, (int, int?)> key) : FilterCaseModel
        where T : class, IQueryMixin
    {
        public override IFilterCaseStatement Query(object? where, string[]? orderBy)
            => new FilterCaseStatement<T>(query(where, orderBy), key);

        public override IFilterCaseStatement QueryAsTree(object? where, string[]? orderBy)
            => new FilterCaseStatement<T>(query(where, orderBy).TagWith("by its tree"), key);

        public override IFilterCaseStatement ApplyQuery(ChinookContext context, object? where, string[]? orderBy)
            => new FilterCaseStatement<T>(context.Set<T>().ApplyQuery(where, orderBy), key);

        public override IFilterCaseStatement ApplyInMemory(ChinookContext context, object? where, string[]? orderBy)
            => new FilterCaseList<T>(context.Set<T>().Local.ToList().AsQueryable().ApplyQuery(where, orderBy), key);

        public override async Task<List<FilterCaseRow>> RowsAsync(
            object? where, string[]? orderBy, int rows, LoadPlan? load, QueryTrackingBehavior tracking, CancellationToken cancellationToken)
        {
            var statement = query(where, orderBy).ThenByKey().Take(rows).ApplyQuery(load: load).AsTracking(tracking);
            return [.. (await statement.ToListAsync(cancellationToken)).Select(row => new FilterCaseRow(key(row), row))];
        }

        public override Task LoadAsync(ChinookContext context, CancellationToken cancellationToken)
            => context.Set<T>().LoadAsync(cancellationToken);

        public override async Task AddAsync(ChinookContext source, ChinookContext target)
            => target.AddRange(await source.Set<T>().AsNoTracking().ToListAsync());
    }
}
