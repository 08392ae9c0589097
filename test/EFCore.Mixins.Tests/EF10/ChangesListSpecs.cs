using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.EF10;

/// <summary>Lists of complex members, which are documents in a column.</summary>
public abstract class ChangesListSpecs(Backend backend) : RecordSpecs(backend)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public virtual async Task Lists_of_complex_documents_are_compared(bool isTracked)
    {
        Action<List<Money>>[] changes =
            [lines => lines[0].Amount = 7, lines => lines.Add(new Money { Amount = 8 }), lines => lines.RemoveAt(0), lines => lines.Clear()];
        await using var db = NewContext();
        var context = isTracked ? db : null;
        var ledger = await ReadAsync(context);
        foreach (var change in changes)
        {
            var before = ledger.Lines.Select(line => line.Amount).ToArray();
            change(ledger.Lines);
            var (name, (original, current)) = Assert.Single(ledger.Changes());
            Assert.Equal("Lines", name);
            Assert.Equal(before, Assert.IsType<IEnumerable<Money>>(original, exactMatch: false).Select(line => line.Amount));
            Assert.Equal(ledger.Lines, current);
            Assert.True(ledger.IsDirty("lines"));
            await ledger.SaveAsync(context, cancellationToken: Cancellation);
            Assert.Empty(ledger.Changes());
            Assert.Equal(ledger.Lines.Select(line => line.Amount), (await InDatabaseAsync<Ledger>(ledger.Id))?.Lines.Select(line => line.Amount));
        }
    }

    private static async Task<Ledger> ReadAsync(SpecContext? db)
    {
        var ledger = new Ledger { Name = "a", Lines = [new Money { Amount = 2 }, new Money { Amount = 3 }] };
        await ledger.SaveAsync(cancellationToken: Cancellation);
        return await Ledger.FindOrFailAsync(ledger.Id, db, Cancellation);
    }
}
