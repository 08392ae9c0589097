using CsCheck;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Randomized;

/// <summary>Generates data sets of a few rows with equal values and nulls.</summary>
internal static class Worlds
{
    private static readonly Gen<int?> Number = Pick.Of([.. Samples.Numbers.Cast<int?>(), null]);
    private static readonly Gen<string> Text = Pick.Of(Samples.Texts);
    private static readonly Gen<string?> TextOrNull = Pick.Of<string?>([.. Samples.Texts, null, null, null, null]);

    private static readonly Gen<UserRow[]> Users =
        from names in Pick.Some(Samples.Texts, 4)
        from emails in TextOrNull.Array[4]
        from ages in Number.Array[4]
        select names.Select((name, i) => new UserRow(i + 1, name, emails[i], Array.IndexOf(emails, emails[i]) < i ? null : ages[i])).ToArray();

    private static readonly Gen<PostNumbers> Numbers =
        from rating in Number
        from score in Pick.Of([.. Samples.Fractions.Cast<double?>(), null])
        from price in Pick.Of(Samples.Prices)
        from views in Pick.Of(Samples.Numbers)
        from archived in Gen.Bool
        from kind in Pick.Of(Enum.GetValues<PostKind>())
        select new PostNumbers(rating, score, price, views, archived, kind);

    private static readonly Gen<PostTimes> Times =
        from moment in Pick.Of([.. Samples.Moments.Cast<DateTime?>(), null])
        from day in Pick.Of([.. Samples.Days.Cast<DateOnly?>(), null])
        from time in Pick.Of([.. Samples.Times.Cast<TimeOnly?>(), null])
        select new PostTimes(moment, day, time);

    private static readonly Gen<PostRow> Post =
        from body in Text
        from title in TextOrNull
        from numbers in Numbers
        from times in Times
        from user in Pick.Of<int?>(1, 2, 3, 4, null)
        select new PostRow(0, new PostTexts(body, title), numbers, times, user);

    private static readonly Gen<CommentRow> Comment =
        from body in Text
        from score in Number
        from post in Gen.Int[1, 5]
        from author in Pick.Of<int?>(1, 2, 3, 4, null)
        select new CommentRow(0, body, score, post, author);

    private static readonly Gen<TagRow[]> Tags =
        from names in Pick.Some(Samples.Texts, 3)
        from colors in TextOrNull.Array[3]
        select names.Select((name, i) => new TagRow(name, colors[i])).ToArray();

    public static Gen<World> Any { get; } =
        from users in Users
        from posts in Post.Array[0, 5]
        from comments in Comment.Array[0, 7]
        from tags in Tags
        from tagged in (from post in Gen.Int[1, 5] from tag in Gen.Int[0, 2] select (post, tag)).Array[0, 6]
        select new World(
            users,
            [.. posts.Select((post, i) => post with { Id = i + 1 })],
            [.. comments.Select((comment, i) => comment with { Id = i + 1 })],
            tags,
            [.. tagged.Distinct().Where(pair => pair.tag < tags.Length).Select(pair => new TaggedRow(pair.post, tags[pair.tag].Name))]);
}
