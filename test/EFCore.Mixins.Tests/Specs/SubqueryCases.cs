using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>To-many conditions over every kind of relation.</summary>
internal static class SubqueryCases
{
    public static IEnumerable<SubqueryCase> All => Of(8, "a");

    /// <summary>The cases, with values that become parameters in LINQ.</summary>
    private static IEnumerable<SubqueryCase> Of(int eight, string a) =>
    [
        SubqueryCase.Of(
            "a condition",
            Filter.And(new { comments___score__ge = 8 }),
            db => db.Posts.Where(post => post.Comments.Any(comment => comment.Score >= eight)),
            db => db.Posts.Where(post => db.Comments.Where(comment => comment.Score >= eight).Select(comment => comment.PostId).Contains(post.Id))),
        SubqueryCase.Of(
            "a negation",
            Filter.Not(new { comments___score__ge = 8 }),
            db => db.Posts.Where(post => !post.Comments.Any(comment => comment.Score >= eight)),
            db => db.Posts.Where(post => !db.Comments.Where(comment => comment.Score >= eight).Select(comment => comment.PostId).Contains(post.Id))),
        SubqueryCase.Of(
            "an alternative",
            Filter.Or(new { rating = 8 }, new { comments___body = "a" }),
            db => db.Posts.Where(post => post.Rating == eight || post.Comments.Any(comment => comment.Body == a)),
            db => db.Posts.Where(
                post => post.Rating == eight || db.Comments.Where(comment => comment.Body == a).Select(comment => comment.PostId).Contains(post.Id))),
        SubqueryCase.Of(
            "any row",
            Filter.And(new { comments__isnull = false }),
            db => db.Posts.Where(post => post.Comments.Any()),
            db => db.Posts.Where(post => db.Comments.Select(comment => comment.PostId).Contains(post.Id))),
        SubqueryCase.Of(
            "no row",
            Filter.And(new { comments__isnull = true }),
            db => db.Posts.Where(post => !post.Comments.Any()),
            db => db.Posts.Where(post => !db.Comments.Select(comment => comment.PostId).Contains(post.Id))),
        SubqueryCase.Of(
            "a key",
            Filter.And(new { comments = 8 }),
            db => db.Posts.Where(post => post.Comments.Any(comment => comment.Id == eight)),
            db => db.Posts.Where(post => db.Comments.Where(comment => comment.Id == eight).Select(comment => comment.PostId).Contains(post.Id))),
        SubqueryCase.Of(
            "every row",
            Filter.And(new { comments__all = new { body = "a" } }),
            db => db.Posts.Where(post => !post.Comments.Any(comment => comment.Body != a)),
            db => db.Posts.Where(post => !db.Comments.Where(comment => comment.Body != a).Select(comment => comment.PostId).Contains(post.Id))),
        SubqueryCase.Of(
            "a nullable foreign key",
            Filter.And(new { posts___rating = 8 }),
            db => db.Users.Where(user => user.Posts.Any(post => post.Rating == eight)),
            db => db.Users.Where(
                user => db.Posts.Where(post => post.Rating == eight && post.UserId != null).Select(post => post.UserId!.Value).Contains(user.Id))),
        SubqueryCase.Of(
            "a nullable foreign key, negated",
            Filter.Not(new { posts___rating = 8 }),
            db => db.Users.Where(user => !user.Posts.Any(post => post.Rating == eight)),
            db => db.Users.Where(
                user => !db.Posts.Where(post => post.Rating == eight && post.UserId != null).Select(post => post.UserId!.Value).Contains(user.Id))),
        SubqueryCase.Of(
            "a path through another row",
            Filter.And(new { post___comments___body = "a" }),
            db => db.Comments.Where(comment => comment.Post.Comments.Any(other => other.Body == a)),
            db => db.Comments.Where(comment => db.Comments.Where(other => other.Body == a).Select(other => other.PostId).Contains(comment.PostId))),
        SubqueryCase.Of(
            "a path through a row that may be missing",
            Filter.And(new { user___posts___rating = 8 }),
            db => db.Posts.Where(post => post.User!.Posts.Any(other => other.Rating == eight)),
            db => db.Posts.Where(post => post.UserId != null
                && db.Posts.Where(other => other.Rating == eight && other.UserId != null).Select(other => other.UserId).Contains(post.UserId))),
        SubqueryCase.Of(
            "a path through a row that may be missing, negated",
            Filter.Not(new { user___posts___rating = 8 }),
            db => db.Posts.Where(post => !post.User!.Posts.Any(other => other.Rating == eight)),
            db => db.Posts.Where(post => !(post.UserId != null
                && db.Posts.Where(other => other.Rating == eight && other.UserId != null).Select(other => other.UserId).Contains(post.UserId)))),
        SubqueryCase.Of(
            "two paths",
            Filter.And(new { posts___comments___body = "a" }),
            db => db.Users.Where(user => user.Posts.Any(post => post.Comments.Any(comment => comment.Body == a))),
            db => db.Users.Where(user => db.Posts
                .Where(post => db.Comments.Where(comment => comment.Body == a).Select(comment => comment.PostId).Contains(post.Id) && post.UserId != null)
                .Select(post => post.UserId!.Value).Contains(user.Id))),
        SubqueryCase.Of(
            "many to many",
            Filter.And(new { tags___color = "a" }),
            db => db.Posts.Where(post => post.Tags.Any(tag => tag.Color == a)),
            db => db.Posts.Where(post => db.Tags.Where(tag => tag.Color == a)
                .SelectMany(
                    tag => db.Set<Dictionary<string, object>>("PostTag").Where(between => (string)between["TagsName"] == tag.Name),
                    (tag, between) => (int)between["PostsId"])
                .Contains(post.Id))),
        SubqueryCase.Of(
            "rows of the same class",
            Filter.And(new { children___title = "a" }),
            db => db.Documents.Where(document => document.Children.Any(child => child.Title == a)),
            db => db.Documents.Where(document => db.Documents
                .Where(child => child.Title == a && child.ParentId != null)
                .Select(child => child.ParentId!.Value)
                .Contains(document.Id))),
        SubqueryCase.Of(
            "an alternate key",
            Filter.And(new { parcels___line_number = 8 }),
            db => db.Set<Brand>().Where(brand => brand.Parcels.Any(parcel => parcel.LineNumber == eight)),
            db => db.Set<Brand>().Where(brand => db.Parcels
                .Where(parcel => parcel.LineNumber == eight && parcel.BrandCode != null)
                .Select(parcel => parcel.BrandCode)
                .Contains(brand.Code))),
        SubqueryCase.Of(
            "a derived class with a shadow key",
            Filter.And(new { coached___name = "a" }),
            db => db.Set<Coach>().Where(coach => coach.Coached.Any(club => club.Name == a)),
            db => db.Set<Coach>().Where(coach => db.Clubs
                .Where(club => club.Name == a && EF.Property<int?>(club, "CoachId") != null)
                .Select(club => EF.Property<int?>(club, "CoachId")!.Value)
                .Contains(coach.Id))),
        SubqueryCase.Of(
            "a class between",
            Filter.And(new { members___name = "a" }),
            db => db.Clubs.Where(club => club.Members.Any(member => member.Name == a)),
            db => db.Clubs.Where(club => db.People.Where(person => person.Name == a)
                .SelectMany(person => db.Set<Membership>().Where(membership => membership.PersonId == person.Id), (person, membership) => membership.ClubId)
                .Contains(club.Id))),
    ];
}
