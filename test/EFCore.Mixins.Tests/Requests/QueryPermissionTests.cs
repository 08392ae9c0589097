using EFCore.Mixins.Requests.Binding;

namespace EFCore.Mixins.Tests.Requests;

/// <summary>Permissions are asked about attributes of the model, and what they refuse is answered as what does not exist.</summary>
public sealed class QueryPermissionTests : RequestFixture
{
    private readonly Some some = new();

    public QueryPermissionTests() => Permissions = some;

    [Theory]
    [InlineData("title=x", "Title exact")]
    [InlineData("TITLE__exact=x", "Title exact")]
    [InlineData("rating__gte=1", "Rating ge")]
    [InlineData("published_at__year_ge=2024", "PublishedAt year__ge")]
    [InlineData("User.Name=x", "User.Name exact")]
    [InlineData("user___NAME__icontains=x", "User.Name contains")]
    [InlineData("user=1", "User exact")]
    [InlineData("comments__any[post___user_id]=1", "Comments any|Comments.Post.UserId exact")]
    [InlineData("comments__count_ge=1", "Comments count__ge")]
    [InlineData("not[or][comments___author___email]=1", "Comments.Author.Email exact")]
    public void Every_spelling_is_asked_about_alike(string query, string asked)
    {
        some.FilterBy = _ => true;
        Read(query);

        Assert.Equal(asked, string.Join('|', some.Asked));
    }

    [Theory]
    [InlineData("email=1", "zzzzz=1")]
    [InlineData("title=1", "zzzzz=1")]
    [InlineData("title__regex=(", "zzzzz__regex=(")]
    [InlineData("title__zzz=(", "zzzzz__zzz=(")]
    [InlineData("rating=many", "zzzzz=many")]
    [InlineData("rating__in=1,x", "zzzzz__in=1,x")]
    [InlineData("user___email=1", "zzzz___email=1")]
    [InlineData("user___email=1", "user___zzzzz=1")]
    [InlineData("comments___author___posts___comments___body=1", "comments___author___posts___zzzzzzzz___body=1")]
    [InlineData("comments__any[body]=1", "zzzzzzzz__any[body]=1")]
    [InlineData("order_by=title", "order_by=zzzzz")]
    [InlineData("order_by=-comments__count", "order_by=-zzzzzzzz__count")]
    [InlineData("load=user", "load=zzzz")]
    [InlineData("load=user.posts.comments", "load=zzzz.posts.comments")]
    [InlineData("fields=title", "fields=zzzzz")]
    public void What_is_refused_is_answered_as_what_does_not_exist(string refused, string missing)
    {
        static string Answer(BoundQuery query, string name)
            => string.Join("\n", query.Problems.Select(problem => problem with { Parameter = null })) + name;

        Assert.NotEmpty(Read(refused).Problems);
        Assert.Equal(Answer(Read(missing), ""), Answer(Read(refused), ""));
    }

    [Fact]
    public void Operators_are_refused_of_what_is_allowed()
    {
        some.FilterBy = path => path is "Title" or "Title exact";

        Assert.Equal("title='x'", Where("title=x"));
        Assert.Equal("Operator:title__regex@0 Operator:title__zzz@0", ProblemsOf(Read("title__regex=(&title__zzz=x")));
    }

    [Fact]
    public void Aggregates_and_relations_are_asked_about()
    {
        some.SortBy = some.LoadOf = some.ReadOf = _ => true;
        Read("order_by=-comments___score__max,User.Name,comments__count&load=comments.author&fields=User.Name");

        Assert.Equal(["sort Comments.Score max", "sort User.Name ", "sort Comments count", "load Comments.Author", "read User.Name"], some.Asked);
    }

    [Fact]
    public void Public_names_stand_for_those_of_the_model()
    {
        some.FilterBy = some.SortBy = path => path.StartsWith("User.Name", StringComparison.Ordinal);
        some.Names = ("author", "user___name");
        var query = Read("author__startswith=B&order_by=-author");

        Assert.Empty(query.Problems);
        Assert.Equal("user___name__startswith='B'", FilterDump.Of(query.Where!)); // there is one
        Assert.Equal(["-user___name"], query.OrderBy);
    }

    [Fact]
    public void Suggestions_are_those_of_the_permissions()
    {
        some.Suggestion = "user___name";

        Assert.Equal("user___name", Read("usr___name=1").Problems[0].Suggestion);
    }

    [Fact]
    public void Attributes_are_equal_that_lead_to_the_same()
    {
        var (of, again) = (Asked("comments___author___name=1"), Asked("Comments.Author.Name__ne=1"));

        Assert.Equal(of, again);
        Assert.Equal(of.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(of, Asked("comments___author___email=1"));
        Assert.NotEqual(of, Asked("user___name=1"));
    }

    private QueryAttribute Asked(string query)
    {
        some.Attributes.Clear();
        Read(query);
        return some.Attributes[0];
    }

    private sealed class Some : IQueryPermissions
    {
        public Func<string, bool> FilterBy { get; set; } = _ => false;

        public Func<string, bool> SortBy { get; set; } = _ => false;

        public Func<string, bool> LoadOf { get; set; } = _ => false;

        public Func<string, bool> ReadOf { get; set; } = _ => false;

        public (string Public, string Model) Names { get; set; } = ("", "");

        public string? Suggestion { get; set; }

        public List<string> Asked { get; } = [];

        public List<QueryAttribute> Attributes { get; } = [];

        public bool CanFilter(QueryAttribute attribute)
        {
            Attributes.Add(attribute);
            return FilterBy(attribute.Path);
        }

        public bool CanFilter(QueryAttribute attribute, string operatorName) => FilterBy(Ask($"{attribute.Path} {operatorName}"));

        public bool CanSort(QueryAttribute attribute, string? aggregate)
        {
            Ask($"sort {attribute.Path} {aggregate}");
            return SortBy(attribute.Path);
        }

        public bool CanLoad(QueryAttribute relation)
        {
            Ask($"load {relation.Path}");
            return LoadOf(relation.Path);
        }

        public bool CanRead(QueryAttribute attribute)
        {
            Ask($"read {attribute.Path}");
            return ReadOf(attribute.Path);
        }

        public string Translate(QueryUse use, QueryAttribute? within, string key)
            => Names.Public.Length > 0 && key.StartsWith(Names.Public, StringComparison.Ordinal) ? Names.Model + key[Names.Public.Length..] : key;

        public string? Suggest(QueryUse use, string key) => Suggestion;

        private string Ask(string asked)
        {
            Asked.Add(asked);
            return asked;
        }
    }
}
