using EFCore.Mixins.Errors;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.MySql;

/// <summary>
///     The error of MySQL contains the constraint of a foreign key and the side at fault, but a column without its table; constraints are checked at once.
/// </summary>
public sealed class ConstraintErrorMySqlTests(MySqlBackend backend) : ConstraintErrorSpecs(backend), IClassFixture<MySqlBackend>
{
    // An index cannot have a filter.
    public override async Task Filtered_index_is_named()
    {
        await SaveAsync(new Account { Code = "A", State = 0 });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => SaveAsync(new Account { Code = "A", State = 1 }));

        Assert.Equal(new ErrorFacts("IX_A_Code", "odd.accounts, too", "Code", typeof(Account), "Code"), ErrorFacts.Of(error));
    }

    // An index cannot be on an expression.
    public override async Task Index_that_the_model_lacks_is_not_taken_for_one_with_a_like_name()
    {
        await SaveAsync(new User { Name = "Bill" });
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync(
            """ALTER TABLE "Users" ADD "Lower" varchar(255) AS (lower("Name")) STORED, ADD UNIQUE "IX_U_NameLower" ("Lower")""",
            Cancellation);
        db.Add(new User { Name = "BILL" });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(new ErrorFacts("IX_U_NameLower", "Users", "", typeof(User), ""), ErrorFacts.Of(error));
    }

    public override async Task Insert_that_can_break_two_foreign_keys_names_none()
    {
        var error = await Assert.ThrowsAsync<MissingReferenceException>(
            () => SaveAsync(new Comment { Body = "first", PostId = 98, AuthorId = 99 }));

        Assert.Equal(("Comments", typeof(Comment)), (error.Table, error.EntityType?.ClrType));
        Assert.Contains(error.ConstraintName, (string[])["FK_Comments_Posts_PostId", "FK_Comments_Users_AuthorId"]);
    }

    public override Task Delete_of_a_parent_that_several_keys_may_hold_names_none() => DeleteNamesTheForeignKeyAsync();

    public override Task Bulk_update_to_a_missing_parent_says_so() => BulkUpdateNamesTheForeignKeyAsync();

    public override Task Bulk_delete_of_a_parent_in_use_says_so() => BulkDeleteNamesTheForeignKeyAsync();

    // Every primary key is named PRIMARY, and MariaDB does not add the table.
    public override async Task Raw_sql_says_the_constraint()
    {
        await SaveAsync(new Country { Code = "CH", Name = "Switzerland" });
        await using var db = NewContext();

        var error = await RefusedAsync<AlreadyExistsException>(
            db,
            DatabaseOperation.Unknown,
            "INSERT INTO \"Countries\" (\"Code\", \"Name\") VALUES ('CH', 'Suisse')");

        Assert.Equal(
            IsMariaDb(db) ? new ErrorFacts("PRIMARY", null, "", null, "") : new ErrorFacts("PK_Countries", "Countries", "Code", typeof(Country), "Code"),
            ErrorFacts.Of(error));
    }

    // The text of the error contains only the column.
    public override async Task Null_in_a_complex_member_is_a_path()
    {
        await using var db = NewContext();

        var error = await RefusedAsync<RequiredValueException>(db, DatabaseOperation.Insert, """
            INSERT INTO "odd.accounts, too" ("Code", "State", "Balance_Amount", "Balance_Currency") VALUES ('A', 0, 1, NULL)
            """);

        Assert.Equal(new ErrorFacts(null, null, "Balance_Currency", null, ""), ErrorFacts.Of(error));
    }

    // The same holds for a table that is not in the model.
    public override async Task Table_that_the_model_lacks_is_said_without_members()
    {
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"other\" (\"a\" INTEGER NOT NULL)", Cancellation);

        var error = await RefusedAsync<RequiredValueException>(db, DatabaseOperation.Insert, "INSERT INTO \"other\" (\"a\") VALUES (NULL)");

        Assert.Equal(new ErrorFacts(null, null, "a", null, ""), ErrorFacts.Of(error));
        Assert.Equal("A row was not saved: 'a' is null, and its column does not allow null. Set 'a'.", error.Message);
    }

    // Constraints cannot be deferred to the COMMIT.
    public override async Task Commit_that_a_deferred_foreign_key_refuses_does_not_say_which_row()
    {
        await using var db = NewContext();
        await CreateReferringTableAsync(db);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);

        var error = await RefusedAsync<MissingReferenceException>(db, DatabaseOperation.Insert, "INSERT INTO \"referring\" (\"UserId\") VALUES (99)");
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(new ErrorFacts("FK_referring", "referring", "UserId", null, ""), ErrorFacts.Of(error));
    }

    public override async Task Save_that_a_deferred_foreign_key_refuses_is_a_parent_in_use()
    {
        var user = new User { Name = "Bill" };
        await SaveAsync(user);
        await using var db = NewContext();
        await CreateReferringTableAsync(db);
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"referring\" (\"UserId\") VALUES ({user.Id})", Cancellation);
        db.Remove(new User { Id = user.Id, Name = "Bill" });

        var error = await Assert.ThrowsAsync<StillReferencedException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(new ErrorFacts("FK_referring", "referring", "UserId", null, ""), ErrorFacts.Of(error));
    }

    [Fact]
    public async Task Value_that_does_not_fit_is_typed()
    {
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"short\" (\"a\" varchar(3), \"b\" smallint)", Cancellation);

        var text = await RefusedAsync<ValueTooLongException>(db, DatabaseOperation.Insert, "INSERT INTO \"short\" (\"a\") VALUES ('long')");
        var number = await RefusedAsync<NumericOverflowException>(db, DatabaseOperation.Insert, "INSERT INTO \"short\" (\"b\") VALUES (40000)");

        Assert.Equal(new ErrorFacts(null, null, "a", null, ""), ErrorFacts.Of(text));
        Assert.Equal(new ErrorFacts(null, null, "b", null, ""), ErrorFacts.Of(number));
    }

    [Fact]
    public async Task Value_that_is_too_long_for_a_key_names_the_property()
    {
        var error = await Assert.ThrowsAsync<ValueTooLongException>(() => SaveAsync(new Country { Code = new string('c', 300), Name = "Switzerland" }));

        Assert.Equal(new ErrorFacts(null, "Countries", "Code", typeof(Country), "Code"), ErrorFacts.Of(error));
    }

    [Fact]
    public async Task Transaction_that_only_reads_refuses_writes()
    {
        await using var db = NewContext();
        await db.Database.OpenConnectionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("START TRANSACTION READ ONLY", Cancellation);

        await RefusedAsync<ReadOnlyDatabaseException>(db, DatabaseOperation.Delete, "DELETE FROM \"Users\"");

        await db.Database.ExecuteSqlRawAsync("ROLLBACK", Cancellation);
    }

    private static bool IsMariaDb(SpecContext db) => MySqlVersion.Read(db.Database.GetConnectionString() ?? "").IsMariaDb;

    private static Task<int> CreateReferringTableAsync(SpecContext db)
        => db.Database.ExecuteSqlRawAsync(
            """CREATE TABLE "referring" ("UserId" int, CONSTRAINT "FK_referring" FOREIGN KEY ("UserId") REFERENCES "Users" ("Id"))""",
            Cancellation);
}
