using EFCore.Mixins.Errors;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.PostgreSql;

/// <summary>PostgreSQL names the constraint where SQLite names none, and says which of the two rows of a foreign key is at fault.</summary>
public sealed class ConstraintErrorPostgreSqlTests(PostgreSqlBackend backend) : ConstraintErrorSpecs(backend), IClassFixture<PostgreSqlBackend>
{
    public override async Task Insert_that_can_break_two_foreign_keys_names_none()
    {
        var error = await Assert.ThrowsAsync<MissingReferenceException>(
            () => SaveAsync(new Comment { Body = "first", PostId = 98, AuthorId = 99 }));

        Assert.Equal(new ErrorFacts("FK_Comments_Posts_PostId", "Comments", "PostId", typeof(Comment), "PostId"), ErrorFacts.Of(error));
        Assert.Equal(typeof(Post), error.PrincipalEntityType?.ClrType);
    }

    public override Task Delete_of_a_parent_that_several_keys_may_hold_names_none() => DeleteNamesTheForeignKeyAsync();

    public override Task Bulk_update_to_a_missing_parent_says_so() => BulkUpdateNamesTheForeignKeyAsync();

    public override Task Bulk_delete_of_a_parent_in_use_says_so() => BulkDeleteNamesTheForeignKeyAsync();

    public override async Task Commit_that_a_deferred_foreign_key_refuses_does_not_say_which_row()
    {
        await using var db = NewContext();
        await CreateDeferredTableAsync(db);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"deferred\" (\"UserId\") VALUES (99)", Cancellation);

        var error = await RefusedAsync<MissingReferenceException>(db, DatabaseOperation.Unknown, () => transaction.CommitAsync(Cancellation));

        Assert.Equal(new ErrorFacts("deferred_UserId_fkey", "deferred", "", null, ""), ErrorFacts.Of(error));
    }

    public override async Task Save_that_a_deferred_foreign_key_refuses_is_a_parent_in_use()
    {
        var user = new User { Name = "Bill" };
        await SaveAsync(user, new Country { Code = "CH", Name = "Switzerland" });
        await using var db = NewContext();
        await CreateDeferredTableAsync(db);
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"deferred\" (\"UserId\") VALUES ({user.Id})", Cancellation);
        // Two commands, so that the save has a transaction whose COMMIT fails.
        db.RemoveRange(new User { Id = user.Id, Name = "Bill" }, new Country { Code = "CH", Name = "Switzerland" });

        var error = await Assert.ThrowsAsync<StillReferencedException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal("deferred_UserId_fkey", error.ConstraintName);
    }

    [Fact]
    public async Task Change_of_a_key_that_is_referred_to_is_a_parent_in_use()
    {
        await SaveAsync(new Customer { Name = "Ana", Country = new Country { Code = "CH", Name = "Switzerland" } });
        await using var db = NewContext();

        var error = await RefusedAsync<StillReferencedException>(
            db,
            DatabaseOperation.Update,
            """UPDATE "Countries" SET "Code" = 'LI'""");

        Assert.Equal("FK_Customers_Countries_CountryCode", error.ConstraintName);
    }

    [Fact]
    public async Task Text_that_is_too_long_is_typed()
    {
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"short\" (\"a\" varchar(3), \"b\" smallint)", Cancellation);

        var text = await RefusedAsync<ValueTooLongException>(db, DatabaseOperation.Insert, "INSERT INTO \"short\" (\"a\") VALUES ('long')");
        var number = await RefusedAsync<NumericOverflowException>(db, DatabaseOperation.Insert, "INSERT INTO \"short\" (\"b\") VALUES (40000)");

        // PostgreSQL names neither table nor column here.
        Assert.Equal(new ErrorFacts(null, null, "", null, ""), ErrorFacts.Of(text));
        Assert.Equal(new ErrorFacts(null, null, "", null, ""), ErrorFacts.Of(number));
    }

    [Fact]
    public async Task Exclusion_is_named()
    {
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE \"booked\" (\"days\" int4range, CONSTRAINT \"no overlap\" EXCLUDE USING gist (\"days\" WITH &&))", Cancellation);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"booked\" VALUES ('[1,5]')", Cancellation);

        var error = await RefusedAsync<ExclusionViolationException>(db, DatabaseOperation.Insert, "INSERT INTO \"booked\" VALUES ('[3,8]')");

        Assert.Equal(new ErrorFacts("no overlap", "booked", "", null, ""), ErrorFacts.Of(error));
    }
}
