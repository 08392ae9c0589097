using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Loads;

/// <summary>Rows of every kind of relation: with related rows, with none, with the same ones.</summary>
internal static class LoadRows
{
    public static IEnumerable<object> Blog()
    {
        Tag[] tags = [new() { Name = "red" }, new() { Name = "blue" }, new() { Name = "gr\u00fcn \u2603" }, new() { Name = "unused" }];
        User[] users = [.. new[] { "Ana", "Bill", "Cid", "Dora" }.Select(name => new User { Name = name })];
        foreach (var row in users.Concat<object>(tags))
            yield return row;
        var number = 0;
        for (var u = 0; u < 3; u++)
        {
            for (var p = 0; p < 4 - (u * 2); p++)
            {
                var post = new Post { Body = $"post {++number}", Rating = number % 3, User = users[u] };
                post.Tags.AddRange(tags.Take(number % 4));
                for (var c = 0; c < number % 3; c++)
                    post.Comments.Add(new Comment { Body = $"comment {c}", Score = 10 - c, Author = c == 0 ? users[3 - u] : null });
                yield return post;
            }
        }

        yield return new Post { Body = "of nobody" };
        yield return new Dog { Name = "Rex", Owner = users[0] };
        yield return new Cat { Name = "Tom", Owner = users[0] };
        yield return new Cat { Name = "Stray" };
    }

    public static IEnumerable<object> Shop()
    {
        var country = new Country { Code = "CH", Name = "Switzerland" };
        var document = new Document
        {
            Title = "terms",
            Status = "draft",
            Children =
            {
                new Document { Title = "a", Status = "draft" },
                new Document { Title = "b", Status = "draft", Children = { new Document { Title = "c", Status = "draft" } } },
            },
        };
        var brand = new Brand { Code = "b-1" };
        Customer[] customers = [new() { Name = "Zed", Country = country }, new() { Name = "Yan", Country = country }, new() { Name = "Xia" }];
        for (byte i = 1; i <= 4; i++)
        {
            var order = new Order
            {
                Id = new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, i]),
                Total = new Money(),
                Customer = customers[i % 2],
                Address = i == 2 ? new Address { City = "Bern" } : null,
            };
            for (var line = 1; line < i; line++)
                order.Lines.Add(new OrderLine { Number = line, Product = $"product {line}" });
            yield return order;
            yield return new Parcel { Line = order.Lines.LastOrDefault(), Brand = i == 1 ? brand : null };
        }

        yield return new Parcel { Line = null, Brand = brand };
        yield return document;
        yield return customers[2];
    }

    public static IEnumerable<object> Clubs()
    {
        Person[] people =
        [
            new() { Name = "P1", Passport = new Passport { Number = "1" } },
            new() { Name = "P2" },
            new() { Name = "P3", Passport = new Passport { Number = "3" } },
            new() { Name = "P4" },
        ];
        Coach[] coaches = [new() { Name = "C1" }, new() { Name = "C2" }];
        people[0].Friends = [people[1], people[2], coaches[0]];
        people[1].Friends = [people[0]];
        coaches[0].Friends = [coaches[0], people[2]];
        foreach (var person in people.Concat(coaches))
            yield return person;
        var country = new Country { Code = "IT", Name = "Italy" };
        yield return Club("K1", coaches[0], new Venue { City = "Roma", Country = country }, people[..3]);
        yield return Club("K2", coaches[0], new Venue { City = "Nowhere" }, people[1..2]);
        yield return Club("K3", null, null, []);
    }

    /// <summary>Rows with shadow keys and foreign keys.</summary>
    public static IEnumerable<object> Reminders()
    {
        Note[] notes = [new() { Text = "n1" }, new() { Text = "n2" }];
        return
        [
            new Reminder { Title = "r1", Note = notes[0] },
            new Reminder { Title = "r2", Note = notes[0] },
            new Reminder { Title = "r3", Note = notes[1] },
            new Reminder { Title = "r4" },
        ];
    }

    private static Club Club(string name, Coach? coach, Venue? venue, IEnumerable<Person> members)
    {
        var club = new Club { Name = name, Coach = coach, Venue = venue };
        club.Memberships.AddRange(members.Select((person, i) => new Membership { Person = person, Since = 2000 + i }));
        return club;
    }
}
