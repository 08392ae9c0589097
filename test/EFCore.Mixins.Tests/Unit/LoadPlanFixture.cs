using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Models to bind load plans to, without a database.</summary>
public abstract class LoadPlanFixture : IDisposable
{
    private protected SpecContext Db { get; } = new(new DbContextOptionsBuilder<SpecContext>().UseSqlite().Options);

    private protected FarmContext Farm { get; } = FarmContext.Create();

    public void Dispose()
    {
        Db.Dispose();
        Farm.Dispose();
        GC.SuppressFinalize(this);
    }
}
