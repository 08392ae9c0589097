namespace EFCore.Mixins.Tests.Docs;

public class PageContext(DbContextOptions<PageContext> options) : DbContext(options)
{
    public DbSet<Page> Pages => Set<Page>();
}
