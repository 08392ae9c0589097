using System.Text.Json;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>The members that are written. Expected rows are JSON with the names of the properties, in single quotes.</summary>
public abstract class SerializationSpecs(Backend backend) : RecordSpecs(backend)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public virtual void Columns_are_written_and_no_relations()
    {
        var user = new User { Id = 1, Name = "Élan", Age = 3, Posts = { new Post { Body = "x" } } };

        AssertRow("{'Id':1,'Age':3,'Email':null,'Name':'Élan'}", user.ToDictionary());
    }

    [Fact]
    public virtual void Values_are_as_they_are()
    {
        var cover = new byte[] { 1, 2 };
        var order = new Order { Total = new Money { Amount = 5.50m }, CustomerId = new CustomerId(3) };

        var row = new Volume { Title = "x", Cover = cover, Printed = new DateOnly(2024, 2, 29) }.ToDictionary();

        Assert.Same(cover, row["Cover"]);
        Assert.Equal(new DateOnly(2024, 2, 29), row["Printed"]);
        Assert.Equal(new CustomerId(3), order.ToDictionary()["CustomerId"]);
        Assert.Equal(5.50m, Assert.IsType<Dictionary<string, object?>>(order.ToDictionary()["Total"])["Amount"]);
    }

    [Fact]
    public virtual void Complex_and_owned_members_are_part_of_the_row()
    {
        var volume = new Volume { Title = "x", Keywords = ["a"], Editions = { new Edition { Year = 1 }, new Edition { Year = 2, Publisher = "P" } } };
        var order = new Order { Total = new Money { Amount = 5 } };

        AssertRow(
            "{'Id':0,'Cover':null,'Isbn':null,'Keywords':['a'],'Pages':0,'Printed':null,'Secret':null,'Title':'x','WriterId':null," +
            "'Binding':{'Material':'paper','Size':{'Height':0,'Width':0}},'Editions':[{'Publisher':null,'Year':1},{'Publisher':'P','Year':2}]}",
            volume.ToDictionary());
        AssertRow(
            "{'Id':'00000000-0000-0000-0000-000000000000','CustomerId':{'Value':0},'Version':0,'Total':{'Amount':5,'Currency':'CHF'},'Address':null}",
            order.ToDictionary());
    }

    [Fact]
    public virtual void Nested_relations_are_written_to_the_given_depth()
    {
        var comment = Thread();

        AssertRow("{'Id':0,'Body':'c','Author':null,'Post':{'Id':7,'Body':'p'}}", comment.ToDictionary(nested: true, exclude: Noise));
        AssertRow(
            "{'Id':0,'Body':'c','Author':null,'Post':{'Id':7,'Body':'p','Comments':[{'Id':0}],'User':{'Id':3,'Name':'Bill'},'Tags':[{'Name':'t'}]}}",
            comment.ToDictionary(nested: true, exclude: Noise, maxDepth: 2));
    }

    [Fact]
    public virtual void Without_a_limit_the_instances_end_it()
        => AssertRow(
            "{'Id':0,'Body':'c','Author':null,'Post':{'Id':7,'Body':'p','Comments':[{'Id':0}],'User':{'Id':3,'Name':'Bill','Posts':[{'Id':7}]},"
            + "'Tags':[{'Name':'t','Posts':[{'Id':7}]}]}}",
            Thread().ToDictionary(nested: true, exclude: [.. Noise, "post.user.comments"], maxDepth: null));

    [Fact]
    public virtual void A_cyclic_instance_is_written_as_its_key_and_a_repeated_one_is_written_twice()
    {
        var self = new Document { Id = 4, Title = "d" };
        self.Parent = self;
        var author = new User { Id = 5, Name = "Ana" };
        var post = new Post { Body = "p", Comments = { new Comment { Body = "1", Author = author }, new Comment { Body = "2", Author = author } } };

        AssertRow("{'Title':'d','Parent':{'Id':4}}", self.ToDictionary(include: ["title", "parent"]));
        AssertRow("{'Parent':{}}", self.ToDictionary(include: ["parent"], exclude: ["parent.id"]));
        AssertRow(
            "{'Comments':[{'Author':{'Id':5,'Name':'Ana'}},{'Author':{'Id':5,'Name':'Ana'}}]}",
            post.ToDictionary(include: ["comments.author.id", "comments.author.name"]));
    }

    [Fact]
    public virtual void Include_names_what_is_written_and_brings_relations_along()
    {
        var comment = Thread();

        AssertRow("{'Body':'c'}", comment.ToDictionary(include: ["body"]));
        AssertRow("{}", comment.ToDictionary(include: []));
        AssertRow("{'Id':0,'Post':{'Body':'p','User':{'Name':'Bill'}}}", comment.ToDictionary(include: ["ID", "post.body", "Post___User.name"]));
        AssertRow("{'Author':null,'Post':{'Body':'p'}}", comment.ToDictionary(nested: true, include: ["post.body"]));
        AssertRow("{'Author':null}", comment.ToDictionary(include: ["author"]));
        AssertRow("{'Total':{'Amount':5}}", new Order { Total = new Money { Amount = 5 } }.ToDictionary(include: ["total.amount"]));
    }

    [Fact]
    public virtual void Exclude_leaves_out_only_what_is_named()
    {
        var post = new Post { Body = "p", User = new User { Name = "Bill", Email = "a@b" } };
        post.Comments.Add(new Comment { Body = "c", Author = new User { Name = "Ana", Email = "c@d" } });

        var row = post.ToDictionary(
            nested: true,
            maxDepth: 2,
            include: ["body", "user.email", "user.name", "comments.author.email"],
            exclude: ["user.email", "tags"]);

        AssertRow("{'Body':'p','Comments':[{'Author':{'Email':'c@d'},'Post':null}],'User':{'Name':'Bill','Comments':[],'Posts':[]}}", row);
    }

    [Fact]
    public virtual void Relationships_are_all_some_or_none()
    {
        var comment = Thread();

        AssertRow("{'Id':0,'Body':'c'}", comment.ToDictionary(nested: true, exclude: Noise, includeRelationships: []));
        AssertRow("{'Id':0,'Body':'c','Author':null}", comment.ToDictionary(nested: true, exclude: Noise, includeRelationships: ["author"]));
        AssertRow(
            "{'Id':0,'Body':'c','Post':{'Id':7,'Body':'p','Tags':[{'Name':'t'}]}}",
            comment.ToDictionary(exclude: Noise, includeRelationships: ["post.tags"]));
    }

    [Fact]
    public virtual void Unknown_names_are_reported_together()
    {
        var failure = Assert.Throws<SelectionException>(() => new Post { Body = "x" }.ToDictionary(
            include: ["bdy", "usr.name", "body.length", "user."], exclude: ["user.emial", null!], includeRelationships: ["body", "coments"]));

        Assert.Equal(
            "Members of 'Post' can't be selected: 'bdy' in 'include': 'Post' has no member 'bdy'. Did you mean 'Body' or 'Day'? "
            + "'usr.name' in 'include': 'Post' has no member 'usr'. Did you mean 'User'? "
            + "'body.length' in 'include': 'body' of 'Post' has no members of its own. "
            + "'user.' in 'include': a name is missing. "
            + "'user.emial' in 'exclude': 'User' has no member 'emial'. Did you mean 'Email'? "
            + "'' in 'exclude': a name is missing. "
            + "'body' in 'includeRelationships': 'body' is no relation of 'Post'. "
            + "'coments' in 'includeRelationships': 'Post' has no member 'coments'. Did you mean 'Comments'?",
            failure.Message);
        Assert.Equal((typeof(Post), 8), (failure.EntityClass, failure.Problems.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Post { Body = "x" }.ToDictionary(nested: true, maxDepth: -1));
    }

    [Fact]
    public virtual void Names_that_match_equally_are_written_exactly()
    {
        var both = new Ambiguous { FullName = "a", fullname = "b" };

        AssertRow("{'fullname':'b'}", both.ToDictionary(include: ["fullname"]));
        Assert.Contains(
            "'full_name' can mean 'FullName' or 'fullname' of 'Ambiguous'",
            Assert.Throws<SelectionException>(() => both.ToDictionary(include: ["full_name"])).Message,
            StringComparison.Ordinal);
        AssertRow("{'Count':null,'a__b':1,'type_':'t'}", new Oddity { a__b = 1, type_ = "t" }.ToDictionary(include: ["a__b", "type_", "count"]));
    }

    [Fact]
    public virtual void Subclasses_give_their_own_columns()
    {
        Animal dog = new Dog { Id = 1, Name = "Rex", BarkVolume = 9 };
        List<Animal> animals = [dog, new Cat { Id = 2, Name = "Tom", Indoor = true }];

        AssertRow("{'Id':1,'Discriminator':'Dog','Name':'Rex','OwnerId':null,'BarkVolume':9}", dog.ToDictionary());
        AssertRow("[{'Name':'Rex','BarkVolume':9},{'Name':'Tom','Indoor':true}]", animals.ToDictionaries(include: ["name", "bark_volume", "indoor"]));
        AssertRow(
            "{'Writer':{'Prizes':2}}",
            new Volume { Title = "x", Writer = new Novelist { Name = "n", Prizes = 2 } }.ToDictionary(include: ["writer.prizes"]));
        AssertRow("[]", new List<Animal>().ToDictionaries(include: ["whatever"]));
    }

    [Fact]
    public virtual async Task Shadow_properties_are_serialized_if_they_are_known()
    {
        var note = await Note.CreateAsync(new { Text = "x", Secret = "s" }, cancellationToken: Cancellation);
        await using var db = NewContext();
        var tracked = await db.Notes.SingleAsync(Cancellation);
        var untracked = await Note.Select().AsNoTracking().SingleAsync(Cancellation);

        AssertRow("{'Key':1,'Secret':'s','Text':'x'}", note.ToDictionary());
        AssertRow("{'Key':1,'Secret':'s','Text':'x'}", tracked.ToDictionary());
        AssertRow("{'Text':'x'}", untracked.ToDictionary());
        AssertRow("{'Text':'new'}", new Note { Text = "new" }.ToDictionary());
        db.Add(tracked = new Note { Text = "added" });
        await db.Notes.CountAsync(Cancellation);
        AssertRow("{'Secret':null,'Text':'added'}", tracked.ToDictionary());
    }

    [Fact]
    public virtual async Task Unsaved_parents_and_children_do_not_vanish()
    {
        var reminder = new Reminder { Title = "r", Note = new Note { Text = "n" } };
        AssertRow("{'Title':'r','Note':{'Text':'n'}}", reminder.ToDictionary(nested: true, include: ["title"]));

        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        user.Posts.Add(new Post { Body = "new" });
        AssertRow("{'Name':'Bill','Posts':[{'Body':'new'}]}", user.ToDictionary(include: ["name", "posts.body"]));
    }

    [Fact]
    public virtual void A_chain_that_is_too_long_is_no_crash()
    {
        var first = new Document { Title = "0" };
        var last = first;
        for (var i = 1; i < 200_000; i++)
            last = last.Parent = new Document { Title = "d" };

        Assert.Throws<InsufficientExecutionStackException>(() => first.ToDictionary(nested: true, maxDepth: null));
        Assert.Equal(4, first.ToDictionary(nested: true, maxDepth: 100, include: ["id", "title", "pages"]).Count - 1);
    }

    [Fact]
    public virtual void Ten_thousand_names_are_read_and_not_kept()
    {
        var user = new User { Id = 1, Name = "Bill" };

        for (var i = 0; i < 10_000; i++)
        {
            var letters = Enumerable.Range(0, 14).Select(bit => (i >> bit & 1) == 0 ? "posts.comments"[bit] : char.ToUpperInvariant("posts.comments"[bit]));
            AssertRow("{'Posts':[]}", user.ToDictionary(include: [string.Concat(letters)], onlyLoaded: false));
        }
    }

    [Fact]
    public virtual void A_class_without_a_context_cannot_be_serialized()
    {
        Contexts.SetFactory<SpecContext>(null);

        Assert.Throws<NoContextException>(() => new User { Name = "x" }.ToDictionary());
    }

    private static string[] Noise { get; } =
    [
        "score", "post_id", "author_id", "post.title", "post.rating", "post.score", "post.price", "post.views", "post.archived", "post.kind",
        "post.published_at",
        "post.day", "post.at", "post.user_id", "post.user.email", "post.user.age", "post.tags.color",
    ];

    private static Comment Thread()
    {
        var post = new Post { Id = 7, Body = "p", User = new User { Id = 3, Name = "Bill" } };
        var comment = new Comment { Body = "c", Post = post };
        post.Comments.Add(comment);
        post.User.Posts.Add(post);
        post.Tags.Add(new Tag { Name = "t", Posts = { post } });
        return comment;
    }

    private static void AssertRow(string expected, object row)
        => Assert.Equal(expected.Replace('\'', '"'), JsonSerializer.Serialize(row, Plain));
}
