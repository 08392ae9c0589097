using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A statement for two values, which is one query.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Build">Builds the statement.</param>
public sealed record ShapeCase(string Name, Func<int, IQueryable<Post>> Build)
{
    /// <summary>Whether a query that follows repeats the statement with its values, so that EF has to see its tree each time.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether the statement, or a query that follows, compares with a list.</summary>
    public bool HasLists { get; init; }

    public override string ToString() => Name;
}
