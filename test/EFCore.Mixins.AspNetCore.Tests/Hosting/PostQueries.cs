using EFCore.Mixins.AspNetCore.Tests.Model;

namespace EFCore.Mixins.AspNetCore.Tests.Hosting;

/// <summary>The policy that most tests are about.</summary>
public sealed class PostQueries : QueryPolicy<Post>
{
    public PostQueries()
    {
        Filter(p => p.Id);
        Filter(p => p.Rating);
        Filter(p => p.Title, FilterOperators.Equality | FilterOperators.Prefix | FilterOperators.Contains | FilterOperators.Null);
        Filter(p => p.Kind);
        Filter(p => p.CreatedAt);
        Filter("author", p => p.User!.Name, FilterOperators.Equality | FilterOperators.Prefix);
        FilterMany(p => p.Comments, rows: c => !c.Hidden).Filter(c => c.Body, FilterOperators.Equality | FilterOperators.Contains);
        Sort(p => p.Id).Sort(p => p.Rating).Sort("author", p => p.User!.Name);
        Load(p => p.User, p => p.Comments);
        Read(p => p.Id, p => p.Title, p => p.Rating, p => p.User!.Name, p => p.Comments.Select(c => c.Body));
        Write(p => p.Title, p => p.Rating, p => p.UserId);
        Named("popular", p => p.Rating >= 4);
        Named<int>("min_rating", least => new { rating__ge = least });
        Search("q", p => p.Title, p => p.User!.Name);
        Always(p => !p.Draft);
        Cursors(defaultOrder: ["-id"]);
        Pages(choose: true);
    }
}
