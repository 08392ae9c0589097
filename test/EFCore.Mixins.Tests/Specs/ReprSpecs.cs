using System.Globalization;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class ReprSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Class_and_key_identify_a_row()
    {
        var order = await CreateOrderAsync();
        var line = await OrderLine.CreateAsync(new { order, Number = 2, Product = "tea" }, cancellationToken: Cancellation);
        var note = await Note.CreateAsync(new { Text = "x" }, cancellationToken: Cancellation);
        var customer = await Customer.FirstOrDefaultAsync(cancellationToken: Cancellation);

        Assert.Equal($"<Order #{order.Id}>", order.Repr());
        Assert.Equal($"<OrderLine #{order.Id}-2>", line.Repr());
        Assert.Equal("<Note #1>", note.Repr());
        Assert.Equal("<Customer #1>", customer?.Repr());
        Assert.Equal("<Dog #1>", (await Dog.CreateAsync(new { Name = "Rex" }, cancellationToken: Cancellation)).Repr());
    }

    [Fact]
    public virtual void A_key_that_is_unset_or_unknown_is_marked()
    {
        Assert.Equal("<User #new>", new User { Name = "x" }.Repr());
        Assert.Equal("<Tag>", new Tag { Name = "no model was read yet" }.Repr());
        Assert.Equal(["Name"], Tag.PrimaryKeys);
        Assert.Equal("<Tag #new>", new Tag { Name = null! }.Repr());
        Assert.Equal("<Tag #a b>", new Tag { Name = "a b" }.Repr());
        Assert.Equal("<Note #?>", new Note { Text = "x" }.Repr());
        Assert.Equal("<OrderLine #00000000-0000-0000-0000-000000000000-2>", new OrderLine { Product = "tea", Number = 2 }.Repr());
    }

    [Theory]
    [InlineData("short", "<Writer #1 'short'>")]
    [InlineData("fifteen letters", "<Writer #1 'fifteen letters'>")]
    [InlineData("sixteen  letters", "<Writer #1 'sixteen  letter...'>")]
    [InlineData("emoji at the e👍nd", "<Writer #1 'emoji at the e...'>")]
    [InlineData("family: 👨‍👩‍👧‍👦 here", "<Writer #1 'family: ...'>")]
    [InlineData("two\nlines\t\0", "<Writer #1 'two\\nlines\\t\\u0000'>")]
    [InlineData("", "<Writer #1 ''>")]
    [InlineData(null, "<Writer #1 null>")]
    public virtual void One_attribute_is_shown_by_its_value(string? name, string expected)
        => Assert.Equal(expected, new Novelist { Id = 1, Name = name! }.Repr().Replace("Novelist", "Writer", StringComparison.Ordinal));

    [Fact]
    public virtual void Several_attributes_are_shown_by_name_and_value()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-CH");
        var volume = new Volume { Title = "Long title", Pages = 1200, Printed = new DateOnly(2024, 2, 29) };

        Assert.Equal("<Volume #new Title:'Long tit...' Pages:1200 Printed:2024-02-29 Writer:null>", $"{volume}");
        CultureInfo.CurrentCulture = culture;
    }

    [Fact]
    public virtual async Task Relations_are_shown_by_their_class_and_key()
    {
        var writer = await Writer.CreateAsync(new { Name = "Max" }, cancellationToken: Cancellation);
        var volume = await Volume.CreateAsync(new { Title = "b", WriterId = writer.Id }, cancellationToken: Cancellation);
        Assert.Equal("<Volume #1 Title:'b' Pages:0 Printed:null Writer:<Writer #1>>", volume.Repr());

        volume.Writer = new Novelist { Name = "new" };
        Assert.Equal("<Volume #1 Title:'b' Pages:0 Printed:null Writer:<Novelist #new>>", volume.Repr());
    }

    [Fact]
    public virtual void A_wrong_declaration_is_shown_and_not_thrown()
        => Assert.Equal("<Misdeclared #5 Titel:(no such member) Shout:'no. 5!' Broken:(InvalidOperationException)>", new Misdeclared { Id = 5 }.Repr());

    [Fact]
    public virtual void Nothing_is_opened_for_it()
    {
        var factory = new CountingFactory<SpecContext>(Options);
        Contexts.SetFactory(factory);

        Assert.Equal("<User #3>", new User { Id = 3, Name = "x" }.Repr());
        Assert.Equal("<Volume #new Title:'b' Pages:0 Printed:null Writer:null>", new Volume { Title = "b" }.Repr());
        Assert.Equal(0, factory.Created);
        Contexts.SetFactory<SpecContext>(null);
        Assert.Equal("<Comment #new>", new Comment { Body = "x" }.Repr());
        Assert.Equal("<Currency>", new Currency("CHF", "Fr.").Repr());
    }

    [Fact]
    public virtual async Task Instances_of_disposed_contexts_are_shown()
    {
        var db = NewContext();
        var user = await User.CreateAsync(new { Name = "Bill" }, db, cancellationToken: Cancellation);
        Assert.Equal("<User #1>", user.Repr());
        await db.DisposeAsync();
        Assert.Equal("<User #1>", user.Repr());
    }
}
