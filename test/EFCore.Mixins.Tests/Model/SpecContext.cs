using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Tests.Model;

/// <summary>The one model of the specs.</summary>
public class SpecContext(DbContextOptions<SpecContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<Tag> Tags => Set<Tag>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Country> Countries => Set<Country>();
    public DbSet<Animal> Animals => Set<Animal>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<Oddity> Oddities => Set<Oddity>();
    public DbSet<Ambiguous> Ambiguous => Set<Ambiguous>();
    public DbSet<Currency> Currencies => Set<Currency>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<Wallet> Wallets => Set<Wallet>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Club> Clubs => Set<Club>();
    public DbSet<Parcel> Parcels => Set<Parcel>();
    public DbSet<Author> Authors => Set<Author>();
    public DbSet<Book> Books => Set<Book>();
    public DbSet<Chapter> Chapters => Set<Chapter>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<Deed> Deeds => Set<Deed>();
    public DbSet<Reading> Readings => Set<Reading>();
    public DbSet<Volume> Volumes => Set<Volume>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<Folder> Folders => Set<Folder>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>(ConfigureUser);
        modelBuilder.Entity<Post>().HasMany(post => post.Tags).WithMany(tag => tag.Posts);
        modelBuilder.Entity<Comment>().HasOne(comment => comment.Author).WithMany(user => user.Comments);
        modelBuilder.Entity<Tag>().HasKey(tag => tag.Name);
        modelBuilder.Entity<Order>(ConfigureOrder);
        modelBuilder.Entity<OrderLine>().HasKey(line => new { line.OrderId, line.Number });
        modelBuilder.Entity<Customer>(ConfigureCustomer);
        modelBuilder.Entity<Country>().HasKey(country => country.Code);
        modelBuilder.Entity<Dog>();
        modelBuilder.Entity<Cat>();
        modelBuilder.Entity<Note>(ConfigureNote);
        modelBuilder.Entity<Oddity>().ToTable("odd table").Property(oddity => oddity.UserName).HasColumnName("user \"name\"");
        modelBuilder.Entity<Ambiguous>().Property(ambiguous => ambiguous.fullname).HasColumnName("FullName2");
        modelBuilder.Entity<Currency>(ConfigureCurrency);
        modelBuilder.Entity<Document>(ConfigureDocument);
        modelBuilder.Entity<Account>(ConfigureAccount);
        ClubModel.Configure(modelBuilder);
        LedgerModel.Configure(modelBuilder);
        KeyedModel.Configure(modelBuilder);
        modelBuilder.Entity<Book>().ComplexProperty(book => book.Cover);
        modelBuilder.Entity<AudioBook>();
        modelBuilder.Entity<Author>().OwnsOne(author => author.Home);
        modelBuilder.Entity<Article>(ConfigureArticle);
        modelBuilder.Entity<Contract>();
        modelBuilder.Entity<Reading>().Property<DateTime>("UpdatedAt").HasConversion<long>();
        modelBuilder.Entity<Volume>(ConfigureVolume);
        modelBuilder.Entity<Novelist>();
        modelBuilder.Entity<Folder>().Property<string?>("seal");
        modelBuilder.Entity<Folder>().Property<string?>("Stamp");
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => configurationBuilder.Properties<CustomerId>().HaveConversion<CustomerIdConverter>();

    private static void ConfigureUser(EntityTypeBuilder<User> user)
    {
        user.HasIndex(u => u.Name, "IX_U_Name").IsUnique();
        user.HasIndex(u => new { u.Email, u.Age }, "IX_U_EmailAge").IsUnique();
    }

    private static void ConfigureOrder(EntityTypeBuilder<Order> order)
    {
        order.ComplexProperty(o => o.Total);
        order.OwnsOne(o => o.Address);
        order.Property(o => o.Version).IsConcurrencyToken();
    }

    private static void ConfigureCustomer(EntityTypeBuilder<Customer> customer)
    {
        customer.Property(c => c.Id).ValueGeneratedOnAdd();
        customer.Property(c => c.Tier).HasConversion<string>();
        customer.HasOne(c => c.Country).WithMany().HasForeignKey(c => c.CountryCode);
    }

    private static void ConfigureNote(EntityTypeBuilder<Note> note)
    {
        note.Property<int>("Key");
        note.HasKey("Key");
        note.Property<string?>("Secret");
    }

    private static void ConfigureCurrency(EntityTypeBuilder<Currency> currency)
    {
        currency.HasKey(c => c.Code);
        currency.Property(c => c.Symbol);
    }

    private static void ConfigureDocument(EntityTypeBuilder<Document> document)
    {
        document.Property(d => d.Status).HasDefaultValue("draft");
        document.Property(d => d.Version).IsConcurrencyToken();
        document.HasAlternateKey(d => d.Title);
        document.HasMany(d => d.Children).WithOne(d => d.Parent).HasForeignKey(d => d.ParentId).OnDelete(DeleteBehavior.Restrict);
        document.ToTable(table => table.HasCheckConstraint("CK_Documents_Pages", "\"Pages\" >= 0"));
    }

    private static void ConfigureArticle(EntityTypeBuilder<Article> article)
    {
        article.OwnsOne(a => a.Imprint);
        article.OwnsMany(a => a.Remarks).HasKey(remark => remark.Id);
        article.ComplexProperty(a => a.Price);
        article.HasOne(a => a.Editor).WithMany();
        article.HasMany(a => a.Labels).WithMany();
    }

    private static void ConfigureVolume(EntityTypeBuilder<Volume> volume)
    {
        volume.ComplexProperty(b => b.Binding, binding => binding.ComplexProperty(b => b.Size));
        volume.OwnsMany(b => b.Editions);
    }

    private static void ConfigureAccount(EntityTypeBuilder<Account> account)
    {
        account.ToTable("odd.accounts, too", table => table.HasCheckConstraint("CK \"odd\" state", "\"State\" < 10"));
        account.Property(a => a.First).HasColumnName("first \"name\"");
        account.Property(a => a.Last).HasColumnName("last.name, too");
        account.HasIndex(a => new { a.First, a.Last }, "IX odd.names").IsUnique();
        account.HasIndex(a => a.Code, "IX_A_Code").IsUnique().HasFilter("\"State\" = 1");
        account.ComplexProperty(a => a.Balance);
        account.OwnsOne(a => a.Profile, profile => profile.HasIndex(p => p.Handle, "IX_A_Handle").IsUnique());
        account.HasOne<Account>().WithMany().HasForeignKey(a => a.ParentId).HasConstraintName("FK_A_Parent");
    }
}

internal sealed class CustomerIdConverter() : ValueConverter<CustomerId, int>(id => id.Value, value => new CustomerId(value));
