using System.Data.Common;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Tests.Model;
using EFCore.Mixins.Translating;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EFCore.Mixins.Tests.Specs;

public abstract partial class ConstraintErrorSpecs(Backend backend) : DatabaseSpecs(backend)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public virtual async Task The_error_of_an_insert_names_the_unique_index()
    {
        await SaveAsync(new User { Name = "Bill" });
        var second = new User { Name = "Bill" };

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => SaveAsync(second));

        Assert.Equal(new ErrorFacts("IX_U_Name", "Users", "Name", typeof(User), "Name"), ErrorFacts.Of(error));
        Assert.Equal(
            "'User' was not saved: another row has the same 'Name' (constraint 'IX_U_Name' of table 'Users'). Choose other values, or update that row.",
            error.Message);
        Assert.Same(second, Assert.Single(error.Entries).Entity);
        Assert.IsAssignableFrom<DbException>(error.InnerException);
    }

    [Fact]
    public virtual async Task The_error_of_an_update_names_the_composite_index()
    {
        await SaveAsync(new User { Name = "Bill", Email = "b@x", Age = 3 });
        var ana = new User { Name = "Ana", Email = "b@x", Age = 4 };
        await using var db = NewContext();
        db.Add(ana);
        await db.SaveChangesAsync(Cancellation);
        ana.Age = 3;

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(new ErrorFacts("IX_U_EmailAge", "Users", "Email | Age", typeof(User), "Email | Age"), ErrorFacts.Of(error));
        Assert.Equal(
            "'User' was not saved: another row has the same 'Email' and 'Age' (constraint 'IX_U_EmailAge' of table 'Users'). " +
            "Choose other values, or update that row.",
            error.Message);
        Assert.Same(ana, Assert.Single(error.Entries).Entity);
    }

    [Fact]
    public virtual async Task Synchronous_save_throws_the_same()
    {
        await SaveAsync(new User { Name = "Bill" });
        await using var db = NewContext();
        db.Add(new User { Name = "Bill" });

        var error = Assert.Throws<AlreadyExistsException>(() => db.SaveChanges());

        Assert.Equal("IX_U_Name", error.ConstraintName);
    }

    [Fact]
    public virtual async Task Primary_key_is_named()
    {
        await SaveAsync(new Country { Code = "CH", Name = "Switzerland" });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => SaveAsync(new Country { Code = "CH", Name = "Suisse" }));

        Assert.Equal(new ErrorFacts("PK_Countries", "Countries", "Code", typeof(Country), "Code"), ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Composite_primary_key_is_named()
    {
        var order = NewOrder();
        order.Lines.Add(new OrderLine { Number = 1, Product = "tea" });
        await SaveAsync(order);

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(
            () => SaveAsync(new OrderLine { OrderId = order.Id, Number = 1, Product = "milk" }));

        Assert.Equal(
            new ErrorFacts("PK_OrderLines", "OrderLines", "OrderId | Number", typeof(OrderLine), "OrderId | Number"),
            ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Alternate_key_is_named()
    {
        await SaveAsync(new Document { Title = "Plan" });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => SaveAsync(new Document { Title = "Plan" }));

        Assert.Equal(new ErrorFacts("AK_Documents_Title", "Documents", "Title", typeof(Document), "Title"), ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Filtered_index_is_named()
    {
        await SaveAsync(new Account { Code = "A", State = 0 }, new Account { Code = "A", State = 1 });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => SaveAsync(new Account { Code = "A", State = 1 }));

        Assert.Equal(new ErrorFacts("IX_A_Code", "odd.accounts, too", "Code", typeof(Account), "Code"), ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Names_with_quotes_dots_commas_and_spaces_are_read()
    {
        await SaveAsync(new Account { Code = "A", First = "Ana", Last = "Roe" });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => SaveAsync(new Account { Code = "B", First = "Ana", Last = "Roe" }));

        Assert.Equal(
            new ErrorFacts("IX odd.names", "odd.accounts, too", "first \"name\" | last.name, too", typeof(Account), "First | Last"),
            ErrorFacts.Of(error));
        Assert.Equal(
            "'Account' was not saved: another row has the same 'First' and 'Last' (constraint 'IX odd.names' of table 'odd.accounts, too'). " +
            "Choose other values, or update that row.",
            error.Message);
    }

    [Fact]
    public virtual async Task Column_of_an_owned_type_is_a_path_from_its_owner()
    {
        await SaveAsync(new Account { Code = "A", Profile = new Profile { Handle = "ana" } });
        var second = new Account { Code = "B", Profile = new Profile { Handle = "ana" } };

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => SaveAsync(second));

        Assert.Equal(
            new ErrorFacts("IX_A_Handle", "odd.accounts, too", "Profile_Handle", typeof(Account), "Profile.Handle"),
            ErrorFacts.Of(error));
        Assert.Contains(error.Entries, entry => entry.Entity == second);
    }

    [Fact]
    public virtual async Task Index_that_the_model_lacks_is_not_taken_for_one_with_a_like_name()
    {
        await SaveAsync(new User { Name = "Bill" });
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync("CREATE UNIQUE INDEX \"IX_U_NameLower\" ON \"Users\" (lower(\"Name\"))", Cancellation);
        db.Add(new User { Name = "BILL" });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(new ErrorFacts("IX_U_NameLower", "Users", "", typeof(User), ""), ErrorFacts.Of(error));
        Assert.Equal(
            "'User' was not saved: another row has the same values (constraint 'IX_U_NameLower' of table 'Users'). " +
            "Choose other values, or update that row.",
            error.Message);
    }

    [Fact]
    public virtual async Task Null_in_a_required_column_is_a_required_value()
    {
        // Somebody else's code may well pass null.
        var user = new User { Name = null! };

        var error = await Assert.ThrowsAsync<RequiredValueException>(() => SaveAsync(user));

        Assert.Equal(new ErrorFacts(null, "Users", "Name", typeof(User), "Name"), ErrorFacts.Of(error));
        Assert.Equal("'User' was not saved: 'Name' is null, and its column does not allow null (table 'Users'). Set 'Name'.", error.Message);
        Assert.Same(user, Assert.Single(error.Entries).Entity);
    }

    [Fact]
    public virtual async Task Null_in_a_complex_member_is_a_path()
    {
        await using var db = NewContext();

        var error = await RefusedAsync<RequiredValueException>(db, DatabaseOperation.Insert, """
            INSERT INTO "odd.accounts, too" ("Code", "State", "Balance_Amount", "Balance_Currency") VALUES ('A', 0, 1, NULL)
            """);

        Assert.Equal(
            new ErrorFacts(null, "odd.accounts, too", "Balance_Currency", typeof(Account), "Balance.Currency"),
            ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Check_is_named_with_its_condition()
    {
        var document = new Document { Title = "Plan", Pages = -1 };

        var error = await Assert.ThrowsAsync<CheckViolationException>(() => SaveAsync(document));

        Assert.Equal(new ErrorFacts("CK_Documents_Pages", "Documents", "", typeof(Document), ""), ErrorFacts.Of(error));
        Assert.Equal("\"Pages\" >= 0", error.Sql);
        Assert.Equal(
            "'Document' was not saved: its values break the check \"Pages\" >= 0 (constraint 'CK_Documents_Pages' of table 'Documents'). " +
            "Change the values so that the check holds.",
            error.Message);
        Assert.Same(document, Assert.Single(error.Entries).Entity);
    }

    [Fact]
    public virtual async Task Check_with_a_strange_name_is_named()
    {
        var error = await Assert.ThrowsAsync<CheckViolationException>(() => SaveAsync(new Account { Code = "A", State = 10 }));

        Assert.Equal(new ErrorFacts("CK \"odd\" state", "odd.accounts, too", "", typeof(Account), ""), ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Insert_with_a_parent_that_does_not_exist_names_the_only_foreign_key()
    {
        var post = new Post { Body = "hello", UserId = 99 };

        var error = await Assert.ThrowsAsync<MissingReferenceException>(() => SaveAsync(post));

        Assert.Equal(new ErrorFacts("FK_Posts_Users_UserId", "Posts", "UserId", typeof(Post), "UserId"), ErrorFacts.Of(error));
        Assert.Equal(typeof(User), error.PrincipalEntityType?.ClrType);
        Assert.Equal(
            "'Post' was not saved: 'UserId' refers to a 'User' that does not exist (constraint 'FK_Posts_Users_UserId' of table 'Posts'). " +
            "Create that 'User' first, or refer to one that exists.",
            error.Message);
        Assert.Same(post, Assert.Single(error.Entries).Entity);
    }

    [Fact]
    public virtual async Task Update_to_a_parent_that_does_not_exist_names_the_key_that_changed()
    {
        var comment = new Comment { Body = "first", Post = new Post { Body = "hello" } };
        await using var db = NewContext();
        db.Add(comment);
        await db.SaveChangesAsync(Cancellation);
        comment.AuthorId = 99;

        var error = await Assert.ThrowsAsync<MissingReferenceException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(
            new ErrorFacts("FK_Comments_Users_AuthorId", "Comments", "AuthorId", typeof(Comment), "AuthorId"),
            ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Insert_that_can_break_two_foreign_keys_names_none()
    {
        var error = await Assert.ThrowsAsync<MissingReferenceException>(
            () => SaveAsync(new Comment { Body = "first", PostId = 98, AuthorId = 99 }));

        Assert.Equal(new ErrorFacts(null, "Comments", "", typeof(Comment), ""), ErrorFacts.Of(error));
        Assert.Equal(
            "'Comment' was not saved: it refers to a row that does not exist (table 'Comments'). Create that row first, or refer to one that exists.",
            error.Message);
    }

    [Fact]
    public virtual async Task Delete_of_a_parent_in_use_names_the_only_foreign_key()
    {
        var parent = new Document { Title = "Plan", Children = { new Document { Title = "Part" } } };
        await SaveAsync(parent);
        await using var db = NewContext();
        var unused = db.Remove(new Document { Id = parent.Id, Title = "Plan", Version = parent.Version }).Entity;

        var error = await Assert.ThrowsAsync<StillReferencedException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(
            new ErrorFacts("FK_Documents_Documents_ParentId", "Documents", "ParentId", typeof(Document), "ParentId"),
            ErrorFacts.Of(error));
        Assert.Equal(typeof(Document), error.PrincipalEntityType?.ClrType);
        Assert.Equal(
            "'Document' was not deleted: a 'Document' still refers to it through 'ParentId' " +
            "(constraint 'FK_Documents_Documents_ParentId' of table 'Documents'). Delete or change the rows that refer to it first.",
            error.Message);
        Assert.Same(unused, Assert.Single(error.Entries).Entity);
    }

    [Fact]
    public virtual async Task Delete_of_a_parent_that_several_keys_may_hold_names_none()
    {
        var post = new Post { Body = "hello", User = new User { Name = "Bill" } };
        await SaveAsync(post);
        await using var db = NewContext();
        db.Remove(new User { Id = post.User.Id, Name = "Bill" });

        var error = await Assert.ThrowsAsync<StillReferencedException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(new ErrorFacts(null, null, "", null, ""), ErrorFacts.Of(error));
        Assert.Equal(typeof(User), error.PrincipalEntityType?.ClrType);
        Assert.Equal(
            "'User' was not deleted: a row still refers to it. Delete or change the rows that refer to it first.",
            error.Message);
    }

    [Fact]
    public virtual async Task The_error_of_a_bulk_update_names_the_constraint()
    {
        await SaveAsync(new User { Name = "Ana" }, new User { Name = "Bill" });
        await using var db = NewContext();

        var error = await RefusedAsync<AlreadyExistsException>(
            db,
            DatabaseOperation.Update,
            () => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, "Cy"), Cancellation));

        Assert.Equal(new ErrorFacts("IX_U_Name", "Users", "Name", typeof(User), "Name"), ErrorFacts.Of(error));
        Assert.Empty(error.Entries);
    }

    [Fact]
    public virtual async Task Bulk_update_to_a_missing_parent_says_so()
    {
        await SaveAsync(new Post { Body = "hello" });
        await using var db = NewContext();

        var error = await RefusedAsync<MissingReferenceException>(
            db,
            DatabaseOperation.Update,
            () => db.Posts.ExecuteUpdateAsync(set => set.SetProperty(post => post.UserId, 99), Cancellation));

        Assert.Equal(new ErrorFacts(null, null, "", null, ""), ErrorFacts.Of(error));
        Assert.Equal(
            "A row was not saved: it refers to a row that does not exist. Create that row first, or refer to one that exists.",
            error.Message);
    }

    [Fact]
    public virtual async Task Bulk_delete_of_a_parent_in_use_says_so()
    {
        await SaveAsync(new Post { Body = "hello", User = new User { Name = "Bill" } });
        await using var db = NewContext();

        var error = await RefusedAsync<StillReferencedException>(db, DatabaseOperation.Delete, () => db.Users.ExecuteDeleteAsync(Cancellation));

        Assert.Equal(new ErrorFacts(null, null, "", null, ""), ErrorFacts.Of(error));
        Assert.Equal("A row was not deleted: a row still refers to it. Delete or change the rows that refer to it first.", error.Message);
    }

    [Fact]
    public virtual async Task Raw_sql_says_the_constraint()
    {
        await SaveAsync(new Country { Code = "CH", Name = "Switzerland" });
        await using var db = NewContext();

        var error = await RefusedAsync<AlreadyExistsException>(
            db,
            DatabaseOperation.Unknown,
            "INSERT INTO \"Countries\" (\"Code\", \"Name\") VALUES ('CH', 'Suisse')");

        Assert.Equal(new ErrorFacts("PK_Countries", "Countries", "Code", typeof(Country), "Code"), ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Table_that_the_model_lacks_is_said_without_members()
    {
        await using var db = NewContext();
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE \"other\" (\"a\" INTEGER NOT NULL)", Cancellation);

        var error = await RefusedAsync<RequiredValueException>(db, DatabaseOperation.Insert, "INSERT INTO \"other\" (\"a\") VALUES (NULL)");

        Assert.Equal(new ErrorFacts(null, "other", "a", null, ""), ErrorFacts.Of(error));
        Assert.Equal("A row was not saved: 'a' is null, and its column does not allow null (table 'other'). Set 'a'.", error.Message);
    }

    [Fact]
    public virtual async Task The_error_of_a_bulk_update_of_a_statement_names_table_and_members()
    {
        await SaveAsync(new User { Name = "Bill" });

        var error = await Assert.ThrowsAsync<RequiredValueException>(
            () => User.Select().ExecuteUpdateAsync(set => set.SetProperty(user => user.Name, (string?)null), Cancellation));

        Assert.Equal(new ErrorFacts(null, "Users", "Name", typeof(User), "Name"), ErrorFacts.Of(error));
    }

    [Fact]
    public virtual async Task Commit_that_a_deferred_foreign_key_refuses_does_not_say_which_row()
    {
        await using var db = NewContext();
        await CreateDeferredTableAsync(db);
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync("INSERT INTO \"deferred\" (\"UserId\") VALUES (99)", Cancellation);

        var error = await RefusedAsync<ReferenceViolationException>(db, DatabaseOperation.Unknown, () => transaction.CommitAsync(Cancellation));

        Assert.Equal(new ErrorFacts(null, null, "", null, ""), ErrorFacts.Of(error));
        Assert.Equal(
            "The changes were not saved: a row would refer to one that does not exist. " +
            "Create the missing row, or delete or change the rows that refer to it, in the same transaction.",
            error.Message);
    }

    [Fact]
    public virtual async Task Save_that_a_deferred_foreign_key_refuses_is_a_parent_in_use()
    {
        var user = new User { Name = "Bill" };
        await SaveAsync(user);
        await using var db = NewContext();
        await CreateDeferredTableAsync(db);
        await db.Database.ExecuteSqlAsync($"INSERT INTO \"deferred\" (\"UserId\") VALUES ({user.Id})", Cancellation);
        // Two commands, so that the save has a transaction whose COMMIT fails.
        db.RemoveRange(new User { Id = user.Id, Name = "Bill" }, new Country { Code = "CH", Name = "Switzerland" });
        await SaveAsync(new Country { Code = "CH", Name = "Switzerland" });

        var error = await Assert.ThrowsAsync<StillReferencedException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Null(error.ConstraintName);
    }

    [Fact]
    public virtual async Task Values_are_in_the_message_only_when_sensitive_data_may_be_logged()
    {
        await SaveAsync(new User { Name = "Bill", Email = "b@x", Age = 3 });
        await using var db = NewContext(options => options.EnableSensitiveDataLogging().WithServicesOfItsOwn());
        db.Add(new User { Name = "Ana", Email = "b@x", Age = 3 });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal(
            "'User' was not saved: another row has the same 'Email' = 'b@x' and 'Age' = '3' (constraint 'IX_U_EmailAge' of table 'Users'). " +
            "Choose other values, or update that row.",
            error.Message);
    }

    [Fact]
    public virtual async Task Null_and_rows_that_still_refer_show_no_values()
    {
        await SaveAsync(new Document { Title = "Plan", Children = { new Document { Title = "Part" } } });
        await using var db = NewContext(options => options.EnableSensitiveDataLogging().WithServicesOfItsOwn());
        // Somebody else's code may well pass null.
        var user = db.Add(new User { Name = null! });
        var required = await Assert.ThrowsAsync<RequiredValueException>(() => db.SaveChangesAsync(Cancellation));
        user.State = EntityState.Detached;
        db.Remove(await db.Documents.SingleAsync(document => document.Title == "Plan", Cancellation));

        var referenced = await Assert.ThrowsAsync<StillReferencedException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Equal("'User' was not saved: 'Name' is null, and its column does not allow null (table 'Users'). Set 'Name'.", required.Message);
        Assert.StartsWith("'Document' was not deleted: a 'Document' still refers to it through 'ParentId' (", referenced.Message, StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task The_member_of_an_error_can_be_matched_in_a_catch()
    {
        await SaveAsync(new User { Name = "Bill" });
        await using var db = NewContext();
        db.Add(new User { Name = "Bill" });
        var answer = "";

        try
        {
            await db.SaveChangesAsync(Cancellation);
        }
        catch (AlreadyExistsException error) when (error.Properties is [nameof(User.Name)])
        {
            answer = "This name is taken.";
        }

        Assert.Equal("This name is taken.", answer);
    }

    [Fact]
    public virtual async Task Values_of_owned_members_are_found_on_their_entries()
    {
        await SaveAsync(new Account { Code = "A", Profile = new Profile { Handle = "ana" } });
        await using var db = NewContext(options => options.EnableSensitiveDataLogging().WithServicesOfItsOwn());
        db.Add(new Account { Code = "B", Profile = new Profile { Handle = "ana" } });

        var error = await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));

        Assert.StartsWith("'Account' was not saved: another row has the same 'Profile.Handle' = 'ana' (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public virtual async Task Concurrency_error_passes_as_it_is()
    {
        await using var db = NewContext();
        db.Update(new Document { Id = 5, Title = "gone" });

        var error = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Cancellation));

        Assert.Null(ErrorTranslation.Translate(db, error, DatabaseOperation.Save));
    }

    [Fact]
    public virtual async Task Refused_save_leaves_the_callers_transaction_and_its_earlier_work()
    {
        await using var db = NewContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        db.Add(new User { Name = "Bill" });
        await db.SaveChangesAsync(Cancellation);
        var second = db.Add(new User { Name = "Bill" });
        await Assert.ThrowsAsync<AlreadyExistsException>(() => db.SaveChangesAsync(Cancellation));

        second.Entity.Name = "Ana";
        await db.SaveChangesAsync(Cancellation);
        await transaction.CommitAsync(Cancellation);

        Assert.Equal(["Ana", "Bill"], await db.Users.Select(user => user.Name).Order().ToListAsync(Cancellation));
    }

    /// <summary>Saves the entities in a context of their own.</summary>
    protected async Task SaveAsync(params object[] entities)
    {
        await using var db = NewContext();
        db.AddRange(entities);
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>A context with further options.</summary>
    protected SpecContext NewContext(Action<DbContextOptionsBuilder<SpecContext>> configure)
    {
        using var db = NewContext();
        var options = new DbContextOptionsBuilder<SpecContext>((DbContextOptions<SpecContext>)db.GetService<IDbContextOptions>());
        configure(options);
        return new SpecContext(options.Options);
    }

    private protected static Task<TException> RefusedAsync<TException>(SpecContext db, DatabaseOperation operation, string sql)
        where TException : Exception
        => RefusedAsync<TException>(db, operation, () => db.Database.ExecuteSqlRawAsync(sql, Cancellation));

    private protected static async Task<TException> RefusedAsync<TException>(SpecContext db, DatabaseOperation operation, Func<Task> work)
        where TException : Exception
    {
        var failure = await Assert.ThrowsAnyAsync<DbException>(work);
        return Assert.IsType<TException>(ErrorTranslation.Translate(db, failure, operation));
    }

    private static Order NewOrder()
        => new() { Total = new Money(), Customer = new Customer { Name = "Ana" } };

    /// <summary>A table whose foreign key to users is looked at when the transaction ends.</summary>
    protected static async Task CreateDeferredTableAsync(SpecContext db)
        => await db.Database.ExecuteSqlRawAsync(
            """CREATE TABLE "deferred" ("UserId" INTEGER REFERENCES "Users" ("Id") DEFERRABLE INITIALLY DEFERRED)""",
            Cancellation);
}
