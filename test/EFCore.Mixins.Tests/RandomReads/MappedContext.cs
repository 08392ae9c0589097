using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EFCore.Mixins.Tests.RandomReads;

/// <summary>The classes, mapped as a <see cref="RandomReads.Mapping" /> says, to tables of its own.</summary>
public sealed class MappedContext(DbContextOptions<MappedContext> options, Mapping mapping) : DbContext(options)
{
    public Mapping Mapping => mapping;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Shelf>(ConfigureShelf);
        modelBuilder.Entity<Label>(ConfigureLabel);
        modelBuilder.Entity<Item>(ConfigureItem);
        ConfigureDerived(modelBuilder);
        if (mapping.Marks == "rows")
            modelBuilder.Entity<Mark>(ConfigureMark);
    }

    private string Table(string name) => $"m{mapping.Seed}_{name}";

    private void ConfigureShelf(EntityTypeBuilder<Shelf> shelf)
    {
        shelf.ToTable(Table("shelves")).Property(row => row.Id).ValueGeneratedNever();
        shelf.Property(row => row.Code).HasMaxLength(20);
        if (mapping.HidesShelves)
            shelf.HasQueryFilter(row => !row.Gone);
    }

    private void ConfigureLabel(EntityTypeBuilder<Label> label)
    {
        label.ToTable(Table("labels")).Property(row => row.Id).ValueGeneratedNever();
        if (mapping.HidesLabels)
            label.HasQueryFilter(row => !row.Gone);
    }

    private void ConfigureMark(EntityTypeBuilder<Mark> mark)
    {
        mark.ToTable(Table("marks")).Property(row => row.Id).ValueGeneratedNever();
        mark.HasOne(row => row.Item).WithMany(item => item.Marks).IsRequired();
        if (mapping.HidesMarks)
            mark.HasQueryFilter(row => !row.Gone);
    }

    private void ConfigureItem(EntityTypeBuilder<Item> item)
    {
        item.Property(row => row.Id).ValueGeneratedNever();
        if (mapping.Inheritance != "TPC")
            item.ToTable(Table("items"));
        var shelf = item.HasOne(row => row.Shelf).WithMany(row => row.Items).IsRequired(mapping.IsShelfRequired);
        if (mapping.HasAlternateKey)
            shelf.HasPrincipalKey(row => row.Code);
        item.HasOne(row => row.Parent).WithMany(row => row.Children).IsRequired(false).OnDelete(DeleteBehavior.Restrict);
        var labels = item.HasMany(row => row.Labels).WithMany(row => row.Items);
        if (mapping.HasJoinClass)
            labels.UsingEntity(join => join.ToTable(Table("joins")).Property<int>("Weight"));
        else
            labels.UsingEntity(join => join.ToTable(Table("joins")));
        ConfigurePart(item);
        ConfigureMarks(item);
        foreach (var field in Fields.OfItem.Where(field => !field.IsDerived))
        {
            if (field.ConverterOf(mapping.FormOf(field)) is { } converter)
                item.Property(field.Name).HasConversion(converter);
        }

        if (mapping.HidesItems)
            item.HasQueryFilter(row => !row.Gone);
    }

    private void ConfigurePart(EntityTypeBuilder<Item> item)
    {
        if (mapping.Part == "complex")
            item.ComplexProperty(row => row.Part, part => part.IsRequired());
        else if (mapping.Part == "json")
            item.OwnsOne(row => row.Part, part => part.ToJson("part_json"));
        else if (mapping.Part == "table")
            item.OwnsOne(row => row.Part, part => part.ToTable(Table("parts")));
        else
            item.OwnsOne(row => row.Part);
    }

    private void ConfigureMarks(EntityTypeBuilder<Item> item)
    {
        if (mapping.Marks == "json")
        {
            item.OwnsMany(row => row.Marks, marks => marks.ToJson("marks_json").Ignore(mark => mark.Item));
        }
        else if (mapping.Marks == "owned")
        {
            item.OwnsMany(row => row.Marks, marks =>
            {
                marks.WithOwner(mark => mark.Item);
                marks.ToTable(Table("marks")).HasKey(mark => mark.Id);
                marks.Property(mark => mark.Id).ValueGeneratedNever();
            });
        }
    }

    private void ConfigureDerived(ModelBuilder modelBuilder)
    {
        if (mapping.Inheritance == "none")
        {
            modelBuilder.Ignore<SpecialItem>();
            return;
        }

        var special = modelBuilder.Entity<SpecialItem>();
        if (mapping.Inheritance == "TPT")
        {
            special.ToTable(Table("special"));
        }
        else if (mapping.Inheritance == "TPC")
        {
            modelBuilder.Entity<Item>().UseTpcMappingStrategy().ToTable(Table("items"));
            special.ToTable(Table("special"));
        }
    }
}
