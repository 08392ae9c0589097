using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>Filters on computed members.</summary>
internal static class HybridCases
{
    public static IReadOnlyList<HybridCase> All { get; } =
    [
        new(new { Public = true }, "13", book => !book.Hidden),
        new(new { Public = false }, "24", book => book.Hidden),
        new(new { public__ne = true }, "24", book => book.Hidden),
        new(new { public__in = new[] { true, false } }, "1234"),
        new(new { public__isnull = true }, ""),
        new(new { good = true }, "14", book => book.Rating > 3),
        new(new { good = false }, "23", book => !(book.Rating > 3)),
        new(new { title_length__gt = 3 }, "4", book => (book.Title == null ? 0 : book.Title.Length) > Given.Three),
        new(new { TitleLength = 0 }, "2"),
        new(new { worth = 10 }, "1"),
        new(new { worth__between = new[] { 10.5m, 40 } }, "34"),
        new(new { worth = (decimal?)null }, "2"),
        new(new { worth__ne = 10 }, "234"),
        new(new { kind_of_public = "essay" }, "3"),
        new(new { kind_of_public__in = new object?[] { BookKind.Novel, null } }, "124"),
        new(new { kind_of_public__isnull = true }, "24"),
        new(new { chapter_count__ge = 2 }, "1", book => book.Chapters.Count >= Given.Two),
        new(new { byline__icontains = "GATES" }, "14"),
        new(new { byline__startswith = "Ana" }, "3"),
        new(new { label = "Wave (90)" }, "4"),
        new(new { label__endswith = "!" }, "123"),
        new(new { reachable = true }, "3", book => book.Author!.Email != null),
        new(new { reachable = false }, "124", book => !(book.Author!.Email != null)),
        new(new { author___full_name = "Bill Gates" }, "14", book => book.AuthorId != null && book.Author!.First + " " + book.Author.Last == Given.Bill),
        new(new { author___full_name__ne = "Bill Gates" }, "23"),
        new(new { author___full_name__isnull = true }, "2"),
        new(new { author___unreachable = true }, "14"),
        new(new { author___unreachable = false }, "3"),
        new(new { author___unreachable__ne = true }, "23"),
        new(new { author___has_good_book = true }, "14"),
        new(new { cover___area = 6 }, "1", book => book.Cover.Width * book.Cover.Height == Given.Six),
        new(new { author___home___is_far = true }, "3"),
        new(new { author___home___is_far = false }, ""),
        new(new { author___home___is_far__isnull = true }, "124"),
        new(new { chapters___title_length = 3 }, "1", book => book.Chapters.Any(chapter => (chapter.Title == null ? 0 : chapter.Title.Length) == Given.Three)),
        new(new { chapters___title_length__gt = 3, chapters___pages = 3 }, "3"),
        new(new { chapters___label = "one!", chapters___pages = 9 }, ""),
        new(new { chapters___book___public = true }, "13"),
        new(new { chapters__all = new { title_length__lt = 4 } }, "24"),
        new(new { has_author_name = "Bill Gates" }, "14", book => (book.Author == null ? null : book.Author.First + " " + book.Author.Last) == Given.Bill),
        new(new { has_author_name__exact = "Ana " }, "3"),
        new(new { is_rated = (int?)null }, "2"),
        new(new { is_rated = 4L }, "4"),
        new(new { is_of = "ESSAY" }, "23", book => book.Kind == Given.Essay),
        new(new { author___books___is_of = 0 }, "14"),
        new(new { author___books___has_author_name = "Bill Gates", author___books___rating = 4 }, "14"),
        new(Filter.Or(new { Public = true, good = true }, Filter.Not(new { author___unreachable = true })), "123"),
        new(Filter.Of<Book>(book => book.Public && book.HasAuthorName("Ana ")), "3"),
    ];

    /// <summary>What the compiler captures, as the filter holds it.</summary>
    private static class Given
    {
        public static int Two { get; } = 2;
        public static int Three { get; } = 3;
        public static int Six { get; } = 6;
        public static string Bill { get; } = "Bill Gates";
        public static BookKind Essay { get; } = BookKind.Essay;
    }
}
