using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

public abstract class ActiveRecordCreatingSpecs(Backend backend) : RecordSpecs(backend)
{
    [Fact]
    public virtual async Task Generated_values_come_back_with_the_insert()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);

        Assert.True(user.Id > 0);
        Assert.StartsWith("INSERT", Assert.Single(Log.Commands), StringComparison.Ordinal);
        Assert.Equal("Bill", (await InDatabaseAsync<User>(user.Id))?.Name);
    }

    [Fact]
    public virtual async Task Defaults_of_the_database_come_back_too()
    {
        var document = await Document.CreateAsync(new { Title = "Plan" }, cancellationToken: Cancellation);

        Assert.Equal("draft", document.Status);
        Assert.Single(Log.Commands);
    }

    [Fact]
    public virtual async Task Lambdas_and_dictionaries_are_values_too()
    {
        var ana = await User.CreateAsync(user => { user.Name = "Ana"; user.Age = 30; }, cancellationToken: Cancellation);
        var bob = await User.CreateAsync(new Dictionary<string, object?> { ["name"] = "Bob", ["age"] = 31L }, cancellationToken: Cancellation);

        Assert.Equal(30, (await InDatabaseAsync<User>(ana.Id))?.Age);
        Assert.Equal(31, (await InDatabaseAsync<User>(bob.Id))?.Age);
    }

    [Fact]
    public virtual async Task Explicit_keys_are_kept()
    {
        Assert.Equal(42, (await User.CreateAsync(new { Id = 42, Name = "Bill" }, cancellationToken: Cancellation)).Id);
        var id = Guid.NewGuid();
        var customer = await Customer.CreateAsync(new { Id = 7, Name = "Coop" }, cancellationToken: Cancellation);
        var order = await Order.CreateAsync(new { Id = id.ToString(), Total = new { Amount = 3 }, CustomerId = 7 }, cancellationToken: Cancellation);

        Assert.Equal(new CustomerId(7), customer.Id);
        Assert.Equal(id, order.Id);
        Assert.Equal(3, (await InDatabaseAsync<Order>(id))?.Total.Amount);
    }

    [Fact]
    public virtual async Task Existing_entities_are_linked_and_not_written()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var tag = await Tag.CreateAsync(new { Name = "red" }, cancellationToken: Cancellation);
        Log.Take();
        var post = await Post.CreateAsync(new { Body = "hello", user, Tags = new[] { tag } }, cancellationToken: Cancellation);

        Assert.Equal(user.Id, post.UserId);
        Assert.Same(user, post.User);
        Assert.Collection(
            Log.Take(),
            command => Assert.StartsWith("INSERT INTO \"Posts\"", command, StringComparison.Ordinal),
            command => Assert.StartsWith("INSERT INTO \"PostTag\"", command, StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync<User>());
        Assert.Equal(1, await Post.Select().CountAsync(saved => saved.Tags.Any(t => t.Name == "red"), Cancellation));
    }

    [Fact]
    public virtual async Task New_related_entities_are_inserted_with_it()
    {
        var comments = new[] { new Comment { Body = "a" }, new Comment { Body = "b" } };
        var post = await Post.CreateAsync(
            new { Body = "hello", User = new User { Name = "Ana" }, comments, Tags = new[] { new Tag { Name = "new" } } },
            cancellationToken: Cancellation);

        Assert.Equal(2, await Comment.Select().CountAsync(comment => comment.PostId == post.Id, Cancellation));
        Assert.Equal("Ana", (await User.FindOrFailAsync(post.UserId, Cancellation)).Name);
        Assert.Equal(1, await Tag.Select().CountAsync(tag => tag.Posts.Any(p => p.Id == post.Id), Cancellation));
    }

    [Fact]
    public virtual async Task Text_keys_decide_by_looking_whether_related_rows_exist()
    {
        await Tag.CreateAsync(new { Name = "old" }, cancellationToken: Cancellation);
        await Post.CreateAsync(new { Body = "hello", Tags = new[] { new Tag { Name = "old" }, new Tag { Name = "new" } } }, cancellationToken: Cancellation);

        Assert.Equal(2, await CountAsync<Tag>());
        Assert.Equal(2, await Tag.Select().CountAsync(tag => tag.Posts.Count == 1, Cancellation));
    }

    [Fact]
    public virtual async Task Constructors_take_their_parameters_from_the_values()
    {
        var franc = await Currency.CreateAsync(new { Code = "CHF", Symbol = "Fr." }, cancellationToken: Cancellation);

        Assert.Equal("Fr.", franc.Symbol);
        Assert.Equal("Fr.", (await Currency.FindOrFailAsync("CHF", Cancellation)).Symbol);
        var failure = await Assert.ThrowsAsync<FillException>(() => Currency.CreateAsync(new { Code = "EUR" }, cancellationToken: Cancellation));
        Assert.Equal("The values do not fit 'Currency', and nothing was set: 'Symbol': it is required and was not given.", failure.Message);
    }

    [Fact]
    public virtual async Task Missing_required_members_are_reported_together_before_anything_is_sent()
    {
        var failure = await Assert.ThrowsAsync<FillException>(() => Country.CreateAsync(new { Cod = "CH" }, cancellationToken: Cancellation));

        Assert.Equal(
            [("Cod", FillProblemKind.Unknown), ("Code", FillProblemKind.Missing), ("Name", FillProblemKind.Missing)],
            failure.Problems.Select(problem => (problem.Name, problem.Kind)));
        Assert.Equal(["Code"], failure.Problems[0].Suggestions);
        Assert.Empty(Log.Commands);
    }

    [Fact]
    public virtual async Task Required_members_that_a_lambda_forgets_are_reported()
    {
        var failure = await Assert.ThrowsAsync<FillException>(() => User.CreateAsync(user => user.Age = 3, cancellationToken: Cancellation));

        Assert.Equal("Name", Assert.Single(failure.Problems).Name);
        Assert.Empty(Log.Commands);
    }

    [Fact]
    public virtual async Task Abstract_classes_are_refused_with_their_subclasses()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Animal.CreateAsync(new { Name = "Rex" }, cancellationToken: Cancellation));

        Assert.Equal("'Animal' can't be created: it is abstract. Create one of its subclasses: 'Cat', 'Dog'.", failure.Message);
    }

    [Fact]
    public virtual async Task Subclasses_are_created_and_found_through_the_base()
    {
        var rex = await Dog.CreateAsync(new { Name = "Rex", BarkVolume = 11 }, cancellationToken: Cancellation);

        Assert.Equal(11, Assert.IsType<Dog>(await Animal.FindAsync(rex.Id, Cancellation)).BarkVolume);
        Assert.Null(await Cat.FindAsync(rex.Id, Cancellation));
    }

    [Fact]
    public virtual async Task Shadow_properties_are_set_by_name()
    {
        var note = await Note.CreateAsync(new { Text = "x", Secret = "s" }, cancellationToken: Cancellation);
        await note.UpdateAsync(new { Text = "y" }, cancellationToken: Cancellation);

        await using var db = NewContext();
        var saved = await db.Notes.SingleAsync(Cancellation);
        Assert.Equal(("y", "s"), (saved.Text, db.Entry(saved).Property<string?>("Secret").CurrentValue));
    }

    [Fact]
    public virtual async Task Owned_and_complex_members_come_whole_or_in_parts()
    {
        var whole = await CreateOrderAsync(new Address { City = "Bern" });
        var parts = await Order.CreateAsync(
            new { Total = new { Amount = 2, Currency = "EUR" }, Address = new { City = "Basel" }, whole.CustomerId },
            cancellationToken: Cancellation);

        Assert.Equal("Bern", (await InDatabaseAsync<Order>(whole.Id))?.Address?.City);
        var saved = await InDatabaseAsync<Order>(parts.Id);
        Assert.Equal((2, "EUR", "Basel"), (saved?.Total.Amount, saved?.Total.Currency, saved?.Address?.City));
    }

    [Fact]
    public virtual async Task Refreshing_loads_relations_on_request()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var post = await Post.CreateAsync(new { Body = "hello", UserId = user.Id }, refreshRelationships: ["user"], cancellationToken: Cancellation);

        Assert.Equal("Bill", post.User?.Name);
    }

    [Fact]
    public virtual async Task Many_flows_may_share_one_related_instance()
    {
        var user = await User.CreateAsync(new { Name = "Bill" }, cancellationToken: Cancellation);
        var tag = await Tag.CreateAsync(new { Name = "red" }, cancellationToken: Cancellation);
        await Task.WhenAll(
            from i in Enumerable.Range(0, 50)
            select Task.Run(() => Post.CreateAsync(new { Body = $"{i}", user, Tags = new[] { tag } }, cancellationToken: Cancellation), Cancellation));

        Assert.Equal(50, await Post.Select().CountAsync(post => post.UserId == user.Id && post.Tags.Any(), Cancellation));
    }

    [Fact]
    public virtual async Task Self_references_are_saved_in_order()
    {
        var child = new Document { Title = "child", Children = { new Document { Title = "grandchild" } } };
        var parent = await Document.CreateAsync(new { Title = "parent", Children = new[] { child } }, cancellationToken: Cancellation);

        Assert.Equal(parent.Id, child.ParentId);
        Assert.Equal(3, await CountAsync<Document>());
    }

    [Fact]
    public virtual async Task An_instance_that_is_reached_twice_is_inserted_once()
    {
        var tag = new Tag { Name = "new" };
        var ana = new User { Name = "Ana" };
        var posts = new[] { new Post { Body = "1", Tags = { tag }, User = ana }, new Post { Body = "2", Tags = { tag } } };
        posts[1].Comments.Add(new Comment { Body = "c", Author = ana });
        ana.Posts.AddRange(posts);
        await ana.SaveAsync(cancellationToken: Cancellation);

        Assert.Equal((1, 1, 2, 1), (await CountAsync<User>(), await CountAsync<Tag>(), await CountAsync<Post>(), await CountAsync<Comment>()));
        Assert.Equal(2, await Post.Select().CountAsync(post => post.UserId == ana.Id && post.Tags.Any(), Cancellation));
    }

    [Fact]
    public virtual async Task Ten_thousand_children_are_saved_with_one_call()
    {
        var order = await CreateOrderAsync();
        var lines = Enumerable.Range(1, 10_000).Select(i => new OrderLine { Number = i, Product = "p" }).ToList();
        await order.UpdateAsync(new { lines }, cancellationToken: Cancellation);
        lines[0].Quantity = 9;
        Log.Take();
        await lines[0].SaveAsync(cancellationToken: Cancellation);

        Assert.Equal(10_000, await CountAsync<OrderLine>());
        Assert.Single(Log.Commands);
    }
}
