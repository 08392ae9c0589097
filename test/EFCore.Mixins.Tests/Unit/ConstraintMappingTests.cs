using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Tables that stand for more than one entity type, and entity types that stand in more than one table.</summary>
public sealed class ConstraintMappingTests : IDisposable
{
    private readonly SqliteDatabase database = new();
    private readonly MappingContext db;

    public ConstraintMappingTests()
    {
        db = new MappingContext(database.Options<MappingContext>().Options);
        db.Database.EnsureCreated();
    }

    [Fact]
    public void Inherited_column_belongs_to_the_base_type()
        => Assert.Equal(
            new ErrorFacts("IX_Vehicles_Plate", "Vehicles", "Plate", typeof(Vehicle), "Plate"),
            Refused<AlreadyExistsException>(new Car { Plate = "A" }, new Bike { Plate = "A" }));

    [Fact]
    public void Column_that_siblings_share_is_a_member_of_their_base_type()
        => Assert.Equal(
            new ErrorFacts(null, "Vehicles", "Colour", typeof(Vehicle), "Colour"),
            Refused<AlreadyExistsException>(new Car { Plate = "A", Colour = "red" }, new Bike { Plate = "B", Colour = "red" }));

    [Fact]
    public void Column_that_siblings_share_under_two_names_is_told_by_the_entry()
        => Assert.Equal(
            new ErrorFacts(null, "Vehicles", "Size", typeof(Bike), "Frame"),
            Refused<AlreadyExistsException>(new Bike { Plate = "A", Frame = 5 }, new Bike { Plate = "B", Frame = 5 }));

    [Fact]
    public void Index_of_a_derived_type_says_that_type()
        => Assert.Equal(
            new ErrorFacts("IX_Vehicles_Owner", "Vehicles", "Owner", typeof(Car), "Owner"),
            Refused<AlreadyExistsException>(new Car { Plate = "A", Owner = "Ana" }, new Car { Plate = "B", Owner = "Ana" }));

    [Fact]
    public void Check_of_a_derived_type_says_that_type()
        => Assert.Equal(
            new ErrorFacts("CK_Doors", "Vehicles", "", typeof(Car), ""),
            Refused<CheckViolationException>(new Car { Plate = "A", Doors = -1 }));

    [Fact]
    public void Table_per_concrete_type_says_the_concrete_type()
        => Assert.Equal(
            new ErrorFacts("IX_Circles_Label", "Circles", "Label", typeof(Circle), "Label"),
            Refused<AlreadyExistsException>(new Circle { Id = 1, Label = "A" }, new Circle { Id = 2, Label = "A" }));

    [Fact]
    public void Key_of_a_shared_table_belongs_to_its_principal()
        => Assert.Equal(
            new ErrorFacts("PK_Books", "Books", "Id", typeof(Book), "Id"),
            Refused<AlreadyExistsException>(NewBook(1, "a"), NewBook(1, "b")));

    [Fact]
    public void Column_of_a_type_that_shares_a_table_is_its_own_member()
        => Assert.Equal(
            new ErrorFacts("IX_Books_Blurb", "Books", "Blurb", typeof(BookDetail), "Blurb"),
            Refused<AlreadyExistsException>(NewBook(1, "a"), NewBook(2, "a")));

    [Fact]
    public void Two_indexes_on_the_same_columns_are_not_told_apart()
        => Assert.Equal(
            new ErrorFacts(null, "Twins", "Name", typeof(Twin), "Name"),
            Refused<AlreadyExistsException>(new Twin { Name = "A", State = 1 }, new Twin { Name = "A", State = 1 }));

    [Fact]
    public void Member_of_a_nested_complex_type_is_a_path()
        => Assert.Equal(
            new ErrorFacts(null, "Twins", "Place_Point_Label", typeof(Twin), "Place.Point.Label"),
            Refused<RequiredValueException>(new Twin { Name = "A", Place = { Point = { Label = null! } } }));

    [Fact]
    public void Parent_whose_children_hold_others_names_the_key_of_those()
    {
        var (parent, child) = (new Parent(), new Child());
        db.AddRange(parent, child);
        parent.Children.Add(child);
        db.SaveChanges();
        db.Add(new GrandChild { ChildId = child.Id });
        db.SaveChanges();
        db.ChangeTracker.Clear();

        db.Remove(new Parent { Id = parent.Id });
        var error = Assert.Throws<StillReferencedException>(() => db.SaveChanges());

        Assert.Equal(
            new ErrorFacts("FK_GrandChild_Child_ChildId", "GrandChild", "ChildId", typeof(GrandChild), "ChildId"),
            ErrorFacts.Of(error));
        Assert.Equal(typeof(Child), error.PrincipalEntityType?.ClrType);
    }

    public void Dispose()
    {
        db.Dispose();
        database.Dispose();
    }

    /// <summary>Saves one by one; the last is refused.</summary>
    private ErrorFacts Refused<TException>(params object[] entities)
        where TException : ConstraintException
    {
        foreach (var entity in entities[..^1])
        {
            db.Add(entity);
            db.SaveChanges();
            db.ChangeTracker.Clear();
        }

        db.Add(entities[^1]);
        return ErrorFacts.Of(Assert.Throws<TException>(() => db.SaveChanges()));
    }

    private static Book NewBook(int id, string blurb)
        => new() { Id = id, Detail = new BookDetail { Blurb = blurb } };

    private sealed class MappingContext(DbContextOptions<MappingContext> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Vehicle>().ToTable("Vehicles").HasIndex(vehicle => vehicle.Plate).IsUnique();
            modelBuilder.Entity<Car>(car =>
            {
                car.ToTable(table => table.HasCheckConstraint("CK_Doors", "Doors >= 0"));
                car.Property(c => c.Colour).HasColumnName("Colour");
                car.Property(c => c.Wheels).HasColumnName("Size");
                car.HasIndex(c => c.Owner).IsUnique();
                car.HasIndex(c => c.Colour, "IX_Car_Colour").IsUnique();
            });
            modelBuilder.Entity<Bike>(bike =>
            {
                bike.Property(b => b.Colour).HasColumnName("Colour");
                bike.Property(b => b.Frame).HasColumnName("Size");
                bike.HasIndex(b => b.Colour, "IX_Bike_Colour").IsUnique();
                bike.HasIndex(b => b.Frame, "IX_Bike_Frame").IsUnique().HasFilter("Size > 0");
                bike.HasIndex(b => b.Frame, "IX_Bike_Frame2").IsUnique();
            });
            modelBuilder.Entity<Shape>().UseTpcMappingStrategy().HasIndex(shape => shape.Label).IsUnique();
            modelBuilder.Entity<Shape>().Property(shape => shape.Id).ValueGeneratedNever();
            modelBuilder.Entity<Circle>().ToTable("Circles");
            modelBuilder.Entity<Square>().ToTable("Squares");
            modelBuilder.Entity<Book>().ToTable("Books").HasOne(book => book.Detail).WithOne().HasForeignKey<BookDetail>(detail => detail.Id);
            modelBuilder.Entity<Book>().Navigation(book => book.Detail).IsRequired();
            modelBuilder.Entity<BookDetail>().ToTable("Books").HasIndex(detail => detail.Blurb).IsUnique();
            modelBuilder.Entity<Twin>(twin =>
            {
                twin.ToTable("Twins");
                twin.HasIndex(t => t.Name, "IX_Twin_All").IsUnique();
                twin.HasIndex(t => t.Name, "IX_Twin_Some").IsUnique().HasFilter("State = 1");
                twin.ComplexProperty(t => t.Place, place => place.ComplexProperty(p => p.Point));
            });
            modelBuilder.Entity<Parent>().HasMany(parent => parent.Children).WithOne().OnDelete(DeleteBehavior.Cascade);
            modelBuilder.Entity<GrandChild>().HasOne<Child>().WithMany().HasForeignKey(child => child.ChildId).OnDelete(DeleteBehavior.NoAction);
        }
    }

    private abstract class Vehicle
    {
        public int Id { get; set; }
        public required string Plate { get; set; }
    }

    private sealed class Car : Vehicle
    {
        public string? Colour { get; set; }
        public string? Owner { get; set; }
        public int Doors { get; set; }
        public int? Wheels { get; set; }
    }

    private sealed class Bike : Vehicle
    {
        public string? Colour { get; set; }
        public int? Frame { get; set; }
    }

    private abstract class Shape
    {
        public int Id { get; set; }
        public required string Label { get; set; }
    }

    private sealed class Circle : Shape;

    private sealed class Square : Shape;

    private sealed class Book
    {
        public int Id { get; set; }
        public required BookDetail Detail { get; set; }
    }

    private sealed class BookDetail
    {
        public int Id { get; set; }
        public required string Blurb { get; set; }
    }

    private sealed class Twin
    {
        public int Id { get; set; }
        public required string Name { get; set; }
        public int State { get; set; }
        public Place Place { get; set; } = new();
    }

    private sealed class Place
    {
        public Point Point { get; set; } = new();
    }

    private sealed class Point
    {
        public string Label { get; set; } = "";
    }

    private sealed class Parent
    {
        public int Id { get; set; }
        public List<Child> Children { get; } = [];
    }

    private sealed class Child
    {
        public int Id { get; set; }
    }

    private sealed class GrandChild
    {
        public int Id { get; set; }
        public int? ChildId { get; set; }
    }
}
