namespace EFCore.Mixins.Tests.Model;

/// <summary>The books of <see cref="SpecContext"/> without their relations, where a column has taken the place of a computed member.</summary>
public class ShelfContext(DbContextOptions<ShelfContext> options) : DbContext(options)
{
    public DbSet<Book> Shelved => Set<Book>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var book = modelBuilder.Entity<Book>().ToTable("Books");
        book.Ignore(b => b.Author).Ignore(b => b.Chapters).Ignore(b => b.Cover).Ignore(b => b.Hidden);
        book.Property(b => b.Public).HasColumnName("Hidden");
    }
}
