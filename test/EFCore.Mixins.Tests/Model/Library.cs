using System.Linq.Expressions;

namespace EFCore.Mixins.Tests.Model;

/// <summary>An unmapped base class with computed members of its own.</summary>
public abstract class Titled : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string? Title { get; set; }

    [Hybrid]
    public int TitleLength => Title?.Length ?? 0;

    [Hybrid]
    public virtual string Label => $"{Title}!";

    private static Expression<Func<Titled, int>> TitleLengthExpression => titled => titled.Title == null ? 0 : titled.Title.Length;

    private static readonly Expression<Func<Titled, string>> LabelExpression = titled => titled.Title + "!";
}

/// <summary>Computed members of every type of value, over own columns and over relations.</summary>
public class Book : Titled
{
    public int? Rating { get; set; }
    public decimal Price { get; set; }
    public bool Hidden { get; set; }
    public BookKind Kind { get; set; }
    public DateOnly? Day { get; set; }
    public int? AuthorId { get; set; }
    public Author? Author { get; set; }
    public Cover Cover { get; set; } = new();
    public List<Chapter> Chapters { get; } = [];

    [Hybrid]
    public bool Public
    {
        get => !Hidden;
        set => Hidden = !value;
    }

    [Hybrid]
    public bool Good => Rating > 3;

    [Hybrid("ByName")]
    public string? Byline => Author?.FullName;

    [Hybrid]
    public bool Reachable => Author?.Email != null;

    [Hybrid]
    public decimal? Worth => Rating * Price;

    [Hybrid]
    public BookKind? KindOfPublic => Hidden ? null : Kind;

    [Hybrid]
    public DateOnly? NextDay => Day?.AddDays(1);

    [Hybrid]
    public int ChapterCount => Chapters.Count;

    [Hybrid]
    public bool HasAuthorName(string name) => Author?.FullName == name;

    [Hybrid]
    public bool IsRated(int? rating) => Rating == rating;

    [Hybrid]
    public bool IsOf(BookKind kind) => Kind == kind;

    public static Expression<Func<Book, bool>> PublicExpression => book => !book.Hidden;

    private static Expression<Func<Book, bool>> GoodExpression() => book => book.Rating > 3;

    private static Expression<Func<Book, string?>> ByName => book => book.Author!.FullName;

    private static Expression<Func<Book, bool>> ReachableExpression => book => book.Author!.Email != null;

    private static Expression<Func<Book, decimal?>> WorthExpression => book => book.Rating * book.Price;

    private static Expression<Func<Book, BookKind?>> KindOfPublicExpression => book => book.Hidden ? null : book.Kind;

    private static Expression<Func<Book, DateOnly?>> NextDayExpression => book => book.Day!.Value.AddDays(1);

    private static Expression<Func<Book, int>> ChapterCountExpression => book => book.Chapters.Count;

    private static Expression<Func<Book, string, bool>> HasAuthorNameExpression => (book, name) => book.Author!.FullName == name;

    private static Expression<Func<Book, int?, bool>> IsRatedExpression => (book, rating) => book.Rating == rating;

    private static Expression<Func<Book, BookKind, bool>> IsOfExpression => (book, kind) => book.Kind == kind;
}

/// <summary>A mapped subclass that computes a member of its base class in its own way.</summary>
public class AudioBook : Book
{
    public int Minutes { get; set; }

    public override string Label => $"{Title} ({Minutes})";

    private static Expression<Func<AudioBook, string>> LabelExpression => book => book.Title + " (" + book.Minutes + ")";
}

public enum BookKind
{
    Novel,
    Essay,
}

/// <summary>A complex member with a computed member.</summary>
public class Cover
{
    public int Width { get; set; }
    public int Height { get; set; }

    [Hybrid]
    public int Area => Width * Height;

    private static Expression<Func<Cover, int>> AreaExpression => cover => cover.Width * cover.Height;
}

/// <summary>An owned member with a computed member.</summary>
public class Home
{
    public string? City { get; set; }

    [Hybrid]
    public bool IsFar => City != "Bern";

    private static Expression<Func<Home, bool>> IsFarExpression => home => home.City != "Bern";
}

/// <summary>A computed member that can be set, one that is always true, and one that none may set by name.</summary>
public class Author : IAllFeaturesMixin
{
    public int Id { get; set; }
    public string First { get; set; } = "";
    public string? Last { get; set; }
    public string? Email { get; set; }
    public Home? Home { get; set; }
    public List<Book> Books { get; } = [];

    [Hybrid]
    public string FullName
    {
        get => $"{First} {Last}";
        set
        {
            First = value.Split(' ')[0];
            Last = value.Split(' ')[1];
        }
    }

    [Hybrid]
    public bool Unreachable => Email == null;

    [Hybrid]
    public bool IsCalled(string name) => First == name || Last == name;

    [Hybrid]
    [Guarded]
    public string? Alias
    {
        get => Email;
        set => Email = value;
    }

    [Hybrid]
    public bool HasGoodBook => Books.Any(book => book.Good);

    private static Expression<Func<Author, string>> FullNameExpression => author => author.First + " " + author.Last;

    private static Expression<Func<Author, bool>> UnreachableExpression => author => author.Email == null;

    private static Expression<Func<Author, string, bool>> IsCalledExpression => (author, name) => author.First == name || author.Last == name;

    private static Expression<Func<Author, string?>> AliasExpression => author => author.Email;

    private static Expression<Func<Author, bool>> HasGoodBookExpression => author => author.Books.Any(book => book.Good);
}

public class Chapter : Titled
{
    public int Pages { get; set; }
    public int BookId { get; set; }
    public Book Book { get; set; } = null!;
}
