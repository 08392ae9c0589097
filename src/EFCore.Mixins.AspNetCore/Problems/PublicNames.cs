namespace EFCore.Mixins.Problems;

/// <summary>The names under which clients know the members of an entity class; members that they can neither read nor write have none.</summary>
internal static class PublicNames
{
    public static IReadOnlyList<string> Of(ConstraintException exception, HttpContext context) => [];
}
