using EFCore.Mixins.Tests.EF10;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>The provider has no type of a column for documents, so that the model of the backend does not map the list.</summary>
public sealed class ChangesListMySqlTests(MySqlBackend backend) : ChangesListSpecs(backend), IClassFixture<MySqlBackend>
{
    /// <summary>As any member that is not mapped, the list is neither compared nor saved.</summary>
    public override async Task Lists_of_complex_documents_are_compared(bool isTracked)
    {
        await using var db = NewContext();
        var context = isTracked ? db : null;
        var ledger = await Ledger.CreateAsync(new { Name = "a" }, context, cancellationToken: Cancellation);
        ledger.Lines.Add(new Money { Amount = 7 });
        Assert.Empty(ledger.Changes());
        Assert.Throws<ArgumentException>(() => ledger.IsDirty("lines"));
        await ledger.SaveAsync(context, cancellationToken: Cancellation);
        Assert.Empty((await InDatabaseAsync<Ledger>(ledger.Id))!.Lines); // saved above
    }

    [Theory]
    [InlineData(null)]
    [InlineData("json")]
    public async Task A_model_with_such_a_list_is_rejected(string? type)
    {
        await using var known = NewContext();
        var options = new DbContextOptionsBuilder<LinesContext>().UseMySQL(known.Database.GetConnectionString()!).UseMySqlMixins(); // a context of a server
        await using var db = new LinesContext(options.WithServicesOfItsOwn().Options, type);
        var error = Assert.Throws<InvalidOperationException>(() => db.Ledgers.ToList());
        Assert.Contains("JSON column 'Lines'", error.Message, StringComparison.Ordinal);
    }

    private sealed class LinesContext(DbContextOptions<LinesContext> options, string? type) : DbContext(options)
    {
        public DbSet<Ledger> Ledgers => Set<Ledger>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            var ledger = modelBuilder.Entity<Ledger>().Ignore(l => l.Total).Ignore(l => l.Office).Ignore(l => l.Editions);
            ledger.ComplexCollection(l => l.Lines, lines => lines.ToJson().HasColumnType(type));
        }
    }
}
