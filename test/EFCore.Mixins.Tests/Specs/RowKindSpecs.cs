using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The class of a row is a member that the class itself has.</summary>
public abstract class RowKindSpecs(Backend backend) : ModelSpecs<WorkshopContext>(backend)
{
    [Fact]
    public virtual async Task Instances_that_no_query_brought_are_written_to_rows_of_their_class_only()
    {
        var lathe = await Lathe.CreateAsync(new { Name = "l", Speed = 9 }, cancellationToken: Token);
        var mill = await Mill.CreateAsync(new { Name = "s" }, cancellationToken: Token);
        Assert.Equal((MachineKind.Lathe, MachineKind.Mill), (lathe.Kind, mill.Kind));
        await new Lathe { Id = lathe.Id, Name = "m", Speed = 8 }.SaveAsync(cancellationToken: Token);
        await Assert.ThrowsAsync<ModelNotFoundException>(() => new Mill { Id = lathe.Id, Tools = 3 }.SaveAsync(cancellationToken: Token));
        await Assert.ThrowsAsync<ModelNotFoundException>(() => new Press { Id = mill.Id }.DeleteAsync(cancellationToken: Token));
        Assert.Equal(("m", 8), await StoredAsync<Machine>(lathe.Id) is Lathe stored ? (stored.Name, stored.Speed) : default);
        Assert.Equal(("s", MachineKind.Mill), await StoredAsync<Machine>(mill.Id) is Mill other ? (other.Name, other.Kind) : default);
        await new Mill { Id = mill.Id }.DeleteAsync(cancellationToken: Token);
        Assert.Equal(1, await Machine.Query().CountAsync(Token));
    }

    [Fact]
    public virtual async Task Projections_are_written_to_rows_of_their_class_only()
    {
        var mill = await Mill.CreateAsync(new { Name = "s", Slug = "t", Tools = 4 }, cancellationToken: Token);
        var wrong = await Machine.Query().Select(row => new Lathe { Id = row.Id, Name = "x", Site = row.Site }).SingleAsync(Token);
        await Assert.ThrowsAsync<ModelNotFoundException>(() => wrong.SaveAsync(cancellationToken: Token));
        var right = await Machine.Query().Select(row => new Mill { Id = row.Id, Name = "y", Site = row.Site }).SingleAsync(Token);
        await right.SaveAsync(cancellationToken: Token);
        Assert.Equal(("y", "t", 4), await StoredAsync<Machine>(mill.Id) is Mill stored ? (stored.Name, stored.Slug, stored.Tools) : default);
    }

    [Fact]
    public virtual void The_models_own_configuration_of_the_discriminator_is_kept()
    {
        var options = new DbContextOptionsBuilder<WorkshopContext>(Backend.OptionsOf<WorkshopContext>());
        using var db = new UncheckedWorkshopContext(options.Options);
        Assert.False(db.Model.FindEntityType(typeof(Machine))!.FindProperty(nameof(Machine.Kind))!.IsConcurrencyToken); // the model has both
        using var other = NewModel();
        Assert.True(other.Model.FindEntityType(typeof(Machine))!.FindProperty(nameof(Machine.Kind))!.IsConcurrencyToken);
        var part = other.Model.GetEntityTypes().Single(type => type.ClrType == typeof(Dial));
        Assert.DoesNotContain(part.GetProperties(), column => column.IsConcurrencyToken);
    }

    private sealed class UncheckedWorkshopContext(DbContextOptions<WorkshopContext> options) : WorkshopContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            modelBuilder.Entity<Machine>().Property(row => row.Kind).IsConcurrencyToken(false);
        }
    }
}
