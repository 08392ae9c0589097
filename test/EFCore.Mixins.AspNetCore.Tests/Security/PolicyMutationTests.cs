using System.Net;
using EFCore.Mixins.AspNetCore.Tests.Hosting;
using EFCore.Mixins.AspNetCore.Tests.Model;

namespace EFCore.Mixins.AspNetCore.Tests.Security;

/// <summary>Each line of a policy allows its own requests and no other.</summary>
public sealed class PolicyMutationTests
{
    private static readonly (string Line, Action<QueryPolicy<Post>> Allow, string[] Requests)[] Lines =
    [
        ("filter id", policy => policy.Filter(p => p.Id), ["id=1", "id__in=1,2", "filter[id__ge]=1", "or[id]=1"]),
        ("filter title", policy => policy.Filter(p => p.Title), ["title=a", "not[title__startswith]=a", "title__isnull=true"]),
        ("contains title", policy => policy.Filter(p => p.Title, FilterOperators.Contains), ["title__contains=a", "title__icontains=a"]),
        ("filter author", policy => policy.Filter("author", p => p.User!.Name), ["author=a", "author__in=a"]),
        ("filter user", policy => policy.Filter(p => p.User), ["user=1", "user__isnull=true"]),
        ("filter created", policy => policy.Filter(p => p.CreatedAt), ["created_at__year=2024", "createdAt__ge=2024-01-01"]),
        ("filter comments", policy => policy.FilterMany(p => p.Comments, c => !c.Hidden).Filter(c => c.Body), ["comments___body=a", "comments__any[body]=a"]),
        ("sort id", policy => policy.Sort(p => p.Id), ["order_by=id", "order_by=-id"]),
        ("sort rating", policy => policy.Sort(p => p.Rating), ["order_by=rating"]),
        ("load user", policy => policy.Load(p => p.User), ["load=user"]),
        ("read id", policy => policy.Read(p => p.Id), ["fields=id"]),
        ("read user", policy => policy.Read(p => p.User!.Name), ["fields=user.name"]),
        ("named", policy => policy.Named("popular", p => p.Rating > 3), ["popular=true"]),
        ("search", policy => policy.Search("q", p => p.Title), ["q=a"]),
        ("ignore", policy => policy.Ignore("utm_*"), ["utm_source=a"]),
        ("total", policy => policy.Pages(choose: true), ["total=none", "total=exact"]),
    ];

    public static TheoryData<int> Removed => [.. Enumerable.Range(-1, Lines.Length + 1)];

    [Theory]
    [MemberData(nameof(Removed))]
    public async Task A_line_that_is_removed_refuses_its_requests_and_no_other(int removed)
    {
        await using var app = await BlogApp.StartAsync(app => app.MapGet("/posts", (QueryRequest<Post> query) => query.PageAsync()).WithQuery<Post>(policy =>
        {
            for (var i = 0; i < Lines.Length; i++)
            {
                if (i != removed)
                    Lines[i].Allow(policy);
            }
        }));

        for (var i = 0; i < Lines.Length; i++)
        {
            foreach (var request in Lines[i].Requests)
            {
                using var response = await app.Client.GetAsync(new Uri($"/posts?{request}", UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True(
                    (i == removed ? HttpStatusCode.BadRequest : HttpStatusCode.OK) == response.StatusCode,
                    $"{Lines[i].Line}: {request} {response.StatusCode}");
            }
        }
    }
}
