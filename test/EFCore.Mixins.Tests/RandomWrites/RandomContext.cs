using EFCore.Mixins.Tests.RandomReads;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EFCore.Mixins.Tests.RandomWrites;

/// <summary>The classes in a random mapping.</summary>
public class RandomContext(DbContextOptions<RandomContext> options, Mapping mapping) : DbContext(options)
{
    public Mapping Mapping => mapping;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Holder>(ConfigureHolder);
        modelBuilder.Entity<Special>(special => _ = mapping.Inheritance == 0 ? special : special.ToTable(Table("Specials")));
        modelBuilder.Entity<Leaf>(ConfigureLeaf);
        modelBuilder.Entity<Mark>(ConfigureMark);
    }

    private void ConfigureMark(EntityTypeBuilder<Mark> mark)
    {
        mark.ToTable(Table("Marks"));
        mark.Property(row => row.Code).HasMaxLength(50);
        if (mapping.HasShadowKeys)
        {
            mark.Property<int>("Key");
            mark.HasKey("Key");
            mark.HasIndex(row => row.Code).IsUnique();
        }
        else
        {
            mark.HasKey(row => row.Code);
        }

        if (!mapping.HasMarkBack)
            mark.Ignore(row => row.Holders);
    }

    private string Table(string name) => $"r{mapping.Number}_{name}";

    private void ConfigureHolder(EntityTypeBuilder<Holder> holder)
    {
        holder.ToTable(Table("Holders"));
        if (mapping.Inheritance == 1)
            holder.UseTptMappingStrategy();
        else if (mapping.Inheritance == 2)
            holder.UseTpcMappingStrategy();
        if (mapping.HasClientKeys)
            holder.Property(row => row.Id).ValueGeneratedNever();
        else
            Autoincrement.Use(holder.Property(row => row.Id));
        if (mapping.Converts)
            holder.Property(row => row.Stage).HasConversion<string>();
        if (mapping.HasToken)
            holder.Property(row => row.Number).IsConcurrencyToken();
        if (mapping.HasFilter)
            holder.HasQueryFilter(row => row.Name != "hidden");
        if (mapping.HasShadow)
            holder.Property<string?>("Shadow");
        if (!mapping.HasAlternateKey)
            holder.Ignore(row => row.Ref);
        ConfigurePart(holder);
        var boss = mapping.HasTeam
            ? holder.HasMany(row => row.Team).WithOne(row => row.Boss)
            : holder.Ignore(row => row.Team).HasMany<Holder>().WithOne(row => row.Boss);
        boss.HasForeignKey(row => row.BossId).OnDelete(DeleteBehavior.SetNull);
        var marks = mapping.HasMarkBack ? holder.HasMany(row => row.Marks).WithMany(mark => mark.Holders) : holder.HasMany(row => row.Marks).WithMany();
        marks.UsingEntity(Table("Links"));
    }

    private void ConfigurePart(EntityTypeBuilder<Holder> holder)
    {
        var (type, name) = mapping.IsRecord ? (typeof(Spot), nameof(Holder.Spot)) : (typeof(Place), nameof(Holder.Place));
        holder.Ignore(mapping.IsRecord ? nameof(Holder.Place) : nameof(Holder.Spot));
        switch (mapping.Part)
        {
            case 0:
                holder.Ignore(name);
                break;
            case 1:
                holder.OwnsOne(type, name);
                break;
            case 2:
                holder.OwnsOne(type, name, part => part.ToTable(Table("Places")));
                break;
            case 3:
                holder.OwnsOne(type, name, part => part.ToJson());
                break;
            default:
                holder.ComplexProperty(type, name).IsRequired(mapping.NeedsPart);
                break;
        }
    }

    private void ConfigureLeaf(EntityTypeBuilder<Leaf> leaf)
    {
        leaf.ToTable(Table("Leaves"));
        var holder = mapping.HasLeafBack
            ? leaf.HasOne(row => row.Holder).WithMany(row => row.Leaves)
            : leaf.Ignore(row => row.Holder).HasOne<Holder>().WithMany(row => row.Leaves);
        var reference = holder.HasForeignKey(row => row.HolderId);
        if (mapping.HasAlternateKey)
            reference.HasPrincipalKey(row => row.Ref);
        reference.IsRequired(mapping.NeedsHolder).OnDelete(mapping.NeedsHolder ? DeleteBehavior.Cascade : DeleteBehavior.SetNull);
    }
}

internal sealed class RandomContextFactory(DbContextOptions<RandomContext> options, Mapping mapping) : IDbContextFactory<RandomContext>
{
    public RandomContext CreateDbContext() => new(options, mapping);
}

/// <summary>Creates a model for each mapping. One class serves reads and writes, because EF builds a service provider for each replaced service.</summary>
internal sealed class RandomModelKeys : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime)
        => (context.GetType(), (object?)(context as RandomContext)?.Mapping ?? (context as MappedContext)?.Mapping, designTime);
}
