using System.Collections.Immutable;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class ToModelSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual void A_record_is_created_by_its_constructor()
    {
        var user = new User { Id = 1, Name = "Bill", Age = 3 };

        Assert.Equal(new UserModel(1, "Bill", 3, null), user.ToModel<UserModel>());
        Assert.Equal(new Point(1, "Bill"), user.ToModel<Point>());
    }

    [Fact]
    public virtual void A_class_is_filled_by_its_properties()
    {
        var model = new User { Id = 1, Name = "Bill" }.ToModel<UserClass>();

        Assert.Equal((1, "Bill", "kept", 7), (model.id, model.NAME, model.Note, model.Untouched));
    }

    [Fact]
    public virtual void The_largest_constructor_that_can_be_filled_is_taken()
    {
        var user = new User { Id = 1, Name = "Bill" };

        Assert.Equal("two", user.ToModel<Several>().By);
        Assert.Equal((1, "Bill"), (user.ToModel<Presets>().Id, user.ToModel<Presets>().Name));
    }

    [Fact]
    public virtual void Values_are_widened_and_enums_taken_by_name()
    {
        var post = new Post { Id = 3, Body = "b", Kind = PostKind.Review, Price = 1.5m, Views = 5, Day = new DateOnly(2024, 2, 29) };

        Assert.Equal(new PostValues(3L, "Review", OtherKind.Review, 2, 1.5m, 5, new DateTime(2024, 2, 29), null), post.ToModel<PostValues>());
        Assert.Equal(new CustomerModel(3, "Gold"), new Customer { Id = new CustomerId(3), Name = "Migros", Tier = Tier.Gold }.ToModel<CustomerModel>());
    }

    [Fact]
    public virtual void Parts_and_lists_become_models_or_stay_what_they_are()
    {
        var volume = new Volume
        {
            Title = "b",
            Keywords = ["x", "y"],
            Binding = { Size = { Width = 2 } },
            Editions = { new Edition { Year = 1 }, new Edition { Year = 2 } },
            Writer = new Novelist { Name = "n", Prizes = 4 },
        };

        var model = volume.ToModel<VolumeModel>();

        Assert.Equal(new BindingModel("paper", new SizeModel(2)), model.Binding);
        Assert.Equal(["x", "y"], model.Keywords);
        Assert.Equal([new EditionModel(1), new EditionModel(2)], model.Editions);
        Assert.Equal("n", model.Writer?.Name);
        Assert.Empty(model.Sections);
        Assert.Same(volume.Binding, volume.ToModel<BindingHolder>().Binding);
        Assert.Same(volume.Editions[1], volume.ToModel<BindingHolder>().Editions.Last());
    }

    [Fact]
    public virtual async Task Loaded_relations_are_nested()
    {
        await CreateAsync();
        var posts = await Post.AllAsync(
            Post.Select().Include(p => p.User).Include(p => p.Comments).Include(p => p.Tags).OrderBy(p => p.Id),
            cancellationToken: Cancellation);

        var models = posts.ConvertAll(post => post.ToModel<PostModel>());

        Assert.Equal("Bill", models[0].User?.Name);
        Assert.Equal(["first", "second"], models[0].Comments.Select(comment => comment.Body));
        Assert.Equal((null, 0, 0), (models[1].User, models[1].Comments.Count, models[1].Tags.Length));
    }

    [Fact]
    public virtual async Task What_is_missing_is_reported_at_once()
    {
        await CreateAsync();
        var post = await Post.FirstOrDefaultAsync(Post.Select().Include(p => p.Comments), cancellationToken: Cancellation);

        var failure = Assert.Throws<ModelException>(() => post?.ToModel<Demanding>());

        Assert.Equal(
            "'Post' can't be turned into 'Demanding': "
            + "'Titel': 'Post' has no such member. "
            + "'Body': a whole number (int) is expected, text was found. "
            + "'Rating': a value is required, null was found. "
            + "'User': the relation is not loaded; load it with the statement ('Include' or a load plan), or with 'RefreshAsync([\"User\"])'. "
            + "'Comments[0].Author': the relation is not loaded; load it with the statement ('Include' or a load plan), or with 'RefreshAsync([\"Author\"])'. "
            + "'Comments[0].Score': a value is required, null was found. "
            + "'Comments[1].Author': the relation is not loaded; load it with the statement ('Include' or a load plan), or with 'RefreshAsync([\"Author\"])'. "
            + "'Comments[1].Score': a value is required, null was found. "
            + "'Tags': the relation is not loaded; load it with the statement ('Include' or a load plan), or with 'RefreshAsync([\"Tags\"])'.",
            failure.Message);
        Assert.Equal(
            (typeof(Post), typeof(Demanding), "Titel", typeof(string)),
            (failure.EntityClass, failure.ModelClass, failure.Problems[0].Path, failure.Problems[0].Expected));
    }

    [Fact]
    public virtual void Errors_for_models_that_cannot_be_created_name_the_reason()
    {
        var post = new Post { Body = "b", User = new User { Name = "x" } };

        Assert.Equal("'Post' can't be turned into 'IDisposable': 'IDisposable' is abstract; take a class that can be created.", Fails<IDisposable>(post));
        Assert.Equal(
            "'Post' can't be turned into 'Immutable': 'Comments': a list of this kind can't be made; "
            + "take an array, a List<CommentModel> or an interface of it.",
            Fails<Immutable>(post));
        Assert.Equal(
            "'Post' can't be turned into 'Wrong': 'User': text is expected, a User was found. 'Comments': a Int32 is expected, a list was found.",
            Fails<Wrong>(post));
        Assert.Equal(
            "'Ambiguous' can't be turned into 'NameModel': 'Full_Name': it matches 'FullName' and 'fullname' equally; name one of them exactly.",
            Fails<NameModel>(new Ambiguous()));
        Assert.Equal("'Note' can't be turned into 'NoteModel': 'Key': only a context that tracks the row has its value. "
            + "'Secret': only a context that tracks the row has its value.", Fails<NoteModel>(new Note { Text = "x" }));
        Assert.Equal("not 3", Assert.Throws<ArgumentException>(() => new Post { Id = 3, Body = "b" }.ToModel<Strict>()).Message);
    }

    [Fact]
    public virtual void Cycles_end_at_an_instance_that_was_already_visited()
    {
        var root = new Document { Title = "root" };
        root.Children.Add(new Document { Title = "leaf", Parent = root });

        var tree = root.ToModel<Tree>();
        var both = root.ToModel<Twig>();

        Assert.Equal(("root", "leaf", 0), (tree.Title, tree.Children[0].Title, tree.Children[0].Children.Count));
        Assert.Null(Assert.Single(both.Children).Parent);
        Assert.Equal(
            "'Document' can't be turned into 'Child': 'Parent.Children[0]': it leads back to the 'Document' that is being turned into a 'Child'; "
            + "make it nullable, or leave it out.",
            Fails<Child>(root.Children[0]));
    }

    [Fact]
    public virtual async Task Shadow_properties_are_in_a_model_if_they_are_known()
    {
        var note = await Note.CreateAsync(new { Text = "x", Secret = "s" }, cancellationToken: Cancellation);

        Assert.Equal(new NoteModel(1, "s"), note.ToModel<NoteModel>());
    }

    [Fact]
    public virtual async Task Nothing_is_read_for_a_model()
    {
        await CreateAsync();
        await using var db = NewContext();
        var post = await db.Posts.FirstAsync(Cancellation);
        Log.Take();

        Fails<Demanding>(post);

        Assert.Empty(Log.Take());
    }

    private static async Task CreateAsync()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var post = await Post.CreateAsync(new { Body = "1", UserId = user.Id }, cancellationToken: Cancellation);
        await Post.CreateAsync(new { Body = "2" }, cancellationToken: Cancellation);
        await Comment.CreateAsync(new { Body = "first", PostId = post.Id, AuthorId = user.Id }, cancellationToken: Cancellation);
        await Comment.CreateAsync(new { Body = "second", PostId = post.Id, AuthorId = user.Id }, cancellationToken: Cancellation);
    }

    private static string Fails<TModel>(ISerializeMixin instance)
        where TModel : notnull
        => Assert.Throws<ModelException>(() => instance.ToModel<TModel>()).Message;

    public sealed record UserModel(int Id, string Name, double? Age, string? Email, string Role = "reader");

    public readonly record struct Point(int Id, string Name);

    public class UserClass
    {
        public int id { get; init; }
        public required string NAME { get; set; }
        public string Note { get; set; } = "kept";
        public int Untouched { get; set; } = 7;
    }

    public class Several(string by)
    {
        public Several(int id, string name)
            : this(id == 0 || name.Length == 0 ? "none" : "two")
        {
        }

        public Several(int id, string name, string unknown)
            : this($"{id}{name}{unknown}")
        {
        }

        public string By => by;
    }

    public class Presets
    {
        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public Presets(int id) => Id = id;

        public int Id { get; }
        public required string Name { get; init; } = "preset";
        public required string Unknown { get; init; } = "preset";
    }

    public enum OtherKind
    {
        Review,
    }

    public sealed record PostValues(long Id, string Kind, OtherKind KIND, int kind, decimal Price, int? Views, DateTime Day, string? Title);

    public sealed record CustomerModel(int Id, string Tier);

    public sealed record SizeModel(decimal Width);

    public sealed record BindingModel(string Material, SizeModel Size);

    public sealed record EditionModel(int Year);

    public sealed record WriterModel(string Name);

    public sealed record VolumeModel(
        BindingModel Binding,
        string[] Keywords,
        IReadOnlyList<EditionModel> Editions,
        WriterModel? Writer,
        HashSet<string> Sections);

    public sealed record BindingHolder(Binding Binding, IEnumerable<Edition> Editions);

    public sealed record CommentModel(string Body);

    public sealed record TagModel(string Name);

    public sealed record PostModel(WriterModel? User, List<CommentModel> Comments, TagModel[] Tags);

    public sealed record Demanding(string Titel, int Body, int Rating, WriterModel User, IReadOnlyCollection<DemandingComment> Comments)
    {
        public required TagModel[] Tags { get; init; }
        public List<CommentModel>? Optional { get; init; }
    }

    public sealed record DemandingComment(WriterModel Author, int Score, string Body = "");

    public sealed record Immutable(ImmutableStack<CommentModel> Comments);

    public sealed record Wrong(string User, int Comments);

    public sealed record NameModel(string Full_Name);

    public sealed record NoteModel(int Key, string? Secret);

    public sealed record Tree(string Title, IReadOnlyList<Tree> Children);

    public sealed record Twig(Twig? Parent, List<Twig> Children);

    public sealed record Child(Trunk Parent);

    public sealed record Trunk(List<Child> Children);

    public class Strict
    {
        public int Id
        {
            get;
            set => field = value == 3 ? throw new ArgumentException("not 3") : value;
        }
    }
}
