using EFCore.Mixins.Errors;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <content>What databases say that name the foreign key, where the spec has one that names none.</content>
public abstract partial class ConstraintErrorSpecs
{
    private static readonly ErrorFacts PostOfUser = new("FK_Posts_Users_UserId", "Posts", "UserId", typeof(Post), "UserId");

    private protected async Task DeleteNamesTheForeignKeyAsync()
    {
        var post = new Post { Body = "hello", User = new User { Name = "Bill" } };
        await SaveAsync(post);
        await using var db = NewContext();
        db.Remove(new User { Id = post.User.Id, Name = "Bill" });

        var error = await Assert.ThrowsAsync<StillReferencedException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(PostOfUser, ErrorFacts.Of(error));
        Assert.Equal(typeof(User), error.PrincipalEntityType?.ClrType);
    }

    private protected async Task BulkUpdateNamesTheForeignKeyAsync()
    {
        await SaveAsync(new Post { Body = "hello" });
        await using var db = NewContext();

        var error = await RefusedAsync<MissingReferenceException>(
            db,
            DatabaseOperation.Update,
            () => db.Posts.ExecuteUpdateAsync(set => set.SetProperty(post => post.UserId, 99), Cancellation));

        Assert.Equal(PostOfUser, ErrorFacts.Of(error));
    }

    private protected async Task BulkDeleteNamesTheForeignKeyAsync()
    {
        await SaveAsync(new Post { Body = "hello", User = new User { Name = "Bill" } });
        await using var db = NewContext();

        var error = await RefusedAsync<StillReferencedException>(db, DatabaseOperation.Delete, () => db.Users.ExecuteDeleteAsync(Cancellation));

        Assert.Equal(PostOfUser, ErrorFacts.Of(error));
        Assert.Equal(
            "'User' was not deleted: a 'Post' still refers to it through 'UserId' (constraint 'FK_Posts_Users_UserId' of table 'Posts'). " +
            "Delete or change the rows that refer to it first.",
            error.Message);
    }
}
