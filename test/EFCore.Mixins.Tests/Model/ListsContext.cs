namespace EFCore.Mixins.Tests.Model;

/// <summary>A row whose columns hold lists.</summary>
public class Sheet : IAllFeaturesMixin
{
    public int Id { get; set; }
    public List<string> Labels { get; set; } = [];
    public int[]? Marks { get; set; }
    public List<int?> Gaps { get; set; } = [];
    public List<Shade> Shades { get; set; } = [];
    public List<Guid> Codes { get; set; } = [];
    public List<DateOnly> Days { get; set; } = [];
    public List<bool> Flags { get; set; } = [];
    public List<long> Counts { get; set; } = [];
    public int? ParentId { get; set; }
    public Sheet? Parent { get; set; }
    public List<Sheet> Children { get; } = [];
}

/// <summary>An enum in a list.</summary>
public enum Shade
{
    Red,
    Green,
}

/// <summary>Rows with lists.</summary>
public class ListsContext(DbContextOptions<ListsContext> options) : DbContext(options)
{
    public DbSet<Sheet> Sheets => Set<Sheet>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Sheet>().ToTable("ListSheets").Property(sheet => sheet.Id).ValueGeneratedNever();
        modelBuilder.Entity<Sheet>().HasOne(sheet => sheet.Parent).WithMany(sheet => sheet.Children).HasForeignKey(sheet => sheet.ParentId);
    }
}
