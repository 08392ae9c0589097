namespace EFCore.Mixins.AspNetCore.Tests.Model;

public static class BlogData
{
    public static void Fill(BlogContext db)
    {
        db.Database.EnsureCreated();
        var ana = new User { Id = 1, Name = "Ana", PasswordHash = "hash-a" };
        var bill = new User { Id = 2, Name = "Bill", PasswordHash = "hash-b" };
        db.AddRange(ana, bill);
        for (var i = 1; i <= 30; i++)
        {
            db.Add(new Post
            {
                Id = i,
                Title = i == 30 ? null : $"Post {i}",
                Rating = i % 6,
                Kind = (PostKind)(i % 2),
                CreatedAt = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i),
                Draft = i % 10 == 0,
                Secret = $"s{i}",
                User = i % 3 == 0 ? null : i % 3 == 1 ? ana : bill,
            });
        }

        db.SaveChanges();
        db.AddRange(
            new Comment { PostId = 1, Body = "first", Score = 1 },
            new Comment { PostId = 1, Body = "hidden", Score = 9, Hidden = true },
            new Comment { PostId = 2, Body = "second", Score = 2 });
        db.SaveChanges();
    }
}
