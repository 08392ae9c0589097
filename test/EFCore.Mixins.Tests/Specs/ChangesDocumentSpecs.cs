using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Members that are documents in a column.</summary>
public abstract class ChangesDocumentSpecs(Backend backend) : RecordSpecs(backend)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Complex_documents_are_compared(bool isTracked)
    {
        await using var db = NewContext();
        var context = isTracked ? db : null;
        var ledger = await ReadAsync(context);
        Assert.Empty(ledger.Changes());
        ledger.Total.Amount = 9;
        Assert.Equal([new("Total.Amount", new ValueChange(1m, 9m))], ledger.Changes());
        await ledger.SaveAsync(context, cancellationToken: Cancellation);

        Assert.Empty(ledger.Changes());
        Assert.Equal(9, (await InDatabaseAsync<Ledger>(ledger.Id))?.Total.Amount);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Owned_documents_are_compared(bool isTracked)
    {
        await using var db = NewContext();
        var context = isTracked ? db : null;
        var ledger = await ReadAsync(context);
        ledger.Office!.City = "Chur"; // created with one
        Assert.Equal([new("Office.City", new ValueChange("Bern", "Chur"))], ledger.Changes());
        await ledger.SaveAsync(context, cancellationToken: Cancellation);
        Assert.Empty(ledger.Changes());
        ledger.Office = null;
        Assert.Equal([new("Office.City", new ValueChange("Chur", null))], ledger.Changes());
        await ledger.SaveAsync(context, cancellationToken: Cancellation);
        Assert.Null((await InDatabaseAsync<Ledger>(ledger.Id))?.Office);
        ledger.Editions[0].Year = 5;
        Assert.Equal(["Editions"], ledger.Changes().Keys);
        await ledger.SaveAsync(context, cancellationToken: Cancellation);
        ledger.Editions.Add(new Edition { Year = 6 });
        Assert.Equal(["Editions"], ledger.Changes().Keys);
        await ledger.SaveAsync(context, cancellationToken: Cancellation);
        ledger.Editions.RemoveAt(0);
        await ledger.SaveAsync(context, cancellationToken: Cancellation);

        Assert.Empty(ledger.Changes());
        Assert.Equal([6], (await InDatabaseAsync<Ledger>(ledger.Id))?.Editions.Select(edition => edition.Year));
    }

    private static async Task<Ledger> ReadAsync(SpecContext? db)
    {
        var ledger = new Ledger { Name = "a", Total = new Money { Amount = 1 }, Office = new Address { City = "Bern" } };
        ledger.Editions.Add(new Edition { Year = 4 });
        await ledger.SaveAsync(cancellationToken: Cancellation);
        Assert.Empty(ledger.Changes());
        return await Ledger.FindOrFailAsync(ledger.Id, db, Cancellation);
    }
}
