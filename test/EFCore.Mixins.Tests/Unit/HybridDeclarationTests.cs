using System.Linq.Expressions;
using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Declarations of computed members, and the messages for invalid ones.</summary>
public sealed class HybridDeclarationTests
{
    [Fact]
    public void Twins_are_properties_fields_or_methods_and_are_read_once()
    {
        var members = ComputedMemberSet.Of(typeof(Declared));

        Assert.Equal(["ByProperty", "ByField", "ByMethod", "Named", "Asked"], members.All.Select(hybrid => hybrid.Name));
        Assert.Same(members.Find("ByProperty")?.Twin, ComputedMemberSet.Of(typeof(Declared)).Find("ByProperty")?.Twin);
        Assert.Equal(1, Declared.Reads);
        Assert.Equal(typeof(int?), members.Find("Asked")?.Parameter?.ParameterType);
        Assert.Equal(5, members.Find("ByField")?.Get(new Declared { Number = 5 }));
    }

    [Fact]
    public void Subclasses_share_the_twins_of_their_base_unless_they_have_their_own()
    {
        var (parent, child) = (ComputedMemberSet.Of(typeof(Parent<int>)), ComputedMemberSet.Of(typeof(Child)));

        Assert.Same(parent.Find("Kept"), child.Find("Kept"));
        Assert.NotSame(parent.Find("Changed"), child.Find("Changed"));
        Assert.Null(parent.Find("Open"));
        Assert.Equal(typeof(Child), child.Find("Open")?.Twin.Parameters[0].Type);
        Assert.Same(child, ComputedMemberSet.Of(typeof(Grandchild)));
    }

    [Fact]
    public void All_problems_of_a_class_are_reported_together()
    {
        var failure = Assert.Throws<HybridException>(() => ComputedMemberSet.Of(typeof(Broken)));

        Assert.Equal(typeof(Broken), failure.EntityClass);
        Assert.Equal(
            """
            Computed members of 'Broken' cannot be used:
            - 'Missing' has no twin 'MissingExpression'; add 'public static Expression<Func<Broken, int?>> MissingExpression => broken => …;' to 'Broken'.
            - 'Named' has no twin 'Elsewhere'; add 'public static Expression<Func<Broken, string>> Elsewhere => broken => …;' to 'Broken'.
            - 'MistypedExpression', the twin of 'Mistyped', is of type 'Expression<Func<Broken, int>>'; make it 'Expression<Func<Broken, bool>>'.
            - 'StrangeExpression', the twin of 'Strange', is of type 'Expression<Func<Declared, bool>>'; make it 'Expression<Func<Broken, bool>>'.
            - 'EmptyExpression', the twin of 'Empty', is null; give it an expression.
            - 'Hidden' has no getter; add one.
            - 'Static' is static; make it a member of the instance.
            - 'Item' is an indexer; make it a property or a method.
            - 'Asked' has no twin 'AskedExpression'; add 'public static Expression<Func<Broken, string, bool>> AskedExpression => (broken, name) => …;' to 'Broken'.
            - 'Count' returns 'int'; a computed method returns 'bool', any other value is a property.
            - 'Two' has 2 parameters; a computed method takes one value.
            - 'Any' is generic; give it the type of the value.
            - 'Twice' is declared for several types of value; keep one of them.
            """,
            failure.Message,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Circles_are_an_error_that_names_them()
    {
        using var db = new CircleContext();
        var failure = Assert.Throws<HybridException>(() => db.Set<Circle>().Where(circle => circle.First).ToQueryString());

        Assert.Equal(
            "A computed member of 'Circle' cannot be used: the twins use each other in a circle, 'Circle.First' → 'Circle.Second' → 'Circle.First'; "
            + "let one of them use columns only.",
            failure.Message);
    }

    [Fact]
    public void Compiled_queries_take_constants_of_a_twin_and_refuse_what_may_change()
    {
        using var db = new CircleContext();
        var failure = Assert.Throws<HybridException>(() => db.Set<Circle>().Where(circle => circle.Changing).ToQueryString());

        Assert.Contains("'Changing' reads 'Circle.Limit', whose value may change", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\"Id\" > 7 AND \"c\".\"Id\" > 8", db.Set<Circle>().Where(circle => circle.Fixed).ToQueryString(), StringComparison.Ordinal);
        Assert.Contains("> @", db.Set<Circle>().ApplyQuery(new { Changing = true }).ToQueryString(), StringComparison.Ordinal);
    }

    [Fact]
    public void EF_does_not_map_them()
    {
        using var db = new CircleContext();

        Assert.Equal(["Id"], db.Model.FindEntityType(typeof(Circle))?.GetProperties().Select(property => property.Name));
        Assert.Empty(db.Model.FindEntityType(typeof(Circle))?.GetNavigations() ?? []);
    }

    private sealed class CircleContext : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite().UseSqliteMixins();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Circle>();
    }

    private sealed class Circle
    {
        public const int Eight = 8;
        public static readonly int Seven = 7;

        public int Id { get; set; }
        public static int Limit { get; set; } = 3;

        [Hybrid]
        public bool First { get; set; }

        [Hybrid]
        public bool Second { get; set; }

        [Hybrid]
        public Circle? Other { get; set; }

        [Hybrid]
        public bool Changing => Id > Limit;

        [Hybrid]
        public bool Fixed => Id > Seven && Id > Eight;

        private static Expression<Func<Circle, bool>> FirstExpression => circle => circle.Second;

        private static Expression<Func<Circle, bool>> SecondExpression => circle => circle.Id > 1 && circle.First;

        private static Expression<Func<Circle, Circle?>> OtherExpression => circle => circle;

        private static Expression<Func<Circle, bool>> ChangingExpression => circle => circle.Id > Limit;

        private static Expression<Func<Circle, bool>> FixedExpression => circle => circle.Id > Seven && circle.Id > Eight;
    }

    private sealed class Declared
    {
        public static int Reads { get; private set; }

        public int Number { get; set; }

        [Hybrid]
        public int ByProperty => Number;

        [Hybrid]
        public int ByField => Number;

        [Hybrid]
        public int ByMethod => Number;

        [Hybrid("Twin")]
        public int Named => Number;

        [Hybrid]
        public bool Asked(int? number) => Number == number;

        public static readonly Expression<Func<Declared, int>> ByFieldExpression = declared => declared.Number;

        public static Expression<Func<Declared, int>> ByPropertyExpression
        {
            get
            {
                Reads++;
                return declared => declared.Number;
            }
        }

        private static Expression<Func<Declared, int>> Twin => declared => declared.Number;

        private static Expression<Func<Declared, int?, bool>> AskedExpression => (declared, number) => declared.Number == number;

        private static Expression<Func<Declared, int>> ByMethodExpression() => declared => declared.Number;
    }

    private abstract class Parent<T>
    {
        public T? Value { get; set; }

        [Hybrid]
        public T? Kept => Value;

        [Hybrid]
        public virtual bool Changed => Value is null;

        [Hybrid]
        public abstract bool Open { get; }

        private static Expression<Func<Parent<T>, T?>> KeptExpression => parent => parent.Value;

        private static Expression<Func<Parent<T>, bool>> ChangedExpression => parent => parent.Value == null;
    }

    private class Child : Parent<int>
    {
        public override bool Open => Value > 1;

        private static Expression<Func<Child, bool>> OpenExpression => child => child.Value > 1;

        private static Expression<Func<Child, bool>> ChangedExpression => child => child.Value == 0;
    }

    private sealed class Grandchild : Child;

    private sealed class Broken
    {
        [Hybrid]
        public int? Missing => Written ? 1 : null;

        [Hybrid("Elsewhere")]
        public string Named => $"{Written}";

        [Hybrid]
        public bool Mistyped => Written;

        [Hybrid]
        public bool Strange => Written;

        [Hybrid]
        public bool Empty => Written;

        [Hybrid]
        public bool Hidden
        {
            set => Written = value;
        }

        [Hybrid]
        public static bool Static => true;

        public bool Written { get; private set; }

        [Hybrid]
        public bool this[int index] => Written && index > 0;

        [Hybrid]
        public bool Asked(string name) => Written && name.Length > 0;

        [Hybrid]
        public int Count(int number) => Written ? number : 0;

        [Hybrid]
        public bool Two(int left, int right) => Written && left == right;

        [Hybrid]
        public bool Any<T>(T value) => Written && value is null;

        [Hybrid]
        public bool Twice(int value) => Written && value > 0;

        [Hybrid]
        public bool Twice(string value) => Written && value.Length > 0;

        private static Expression<Func<Broken, int>> MistypedExpression => broken => 1;

        private static Expression<Func<Declared, bool>> StrangeExpression => declared => true;

        private static Expression<Func<Broken, bool>>? EmptyExpression => null;

        private static Expression<Func<Broken, int, bool>> TwiceExpression => (broken, value) => value > 0;
    }
}
