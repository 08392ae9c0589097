using System.Text.Json;
using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Policies;

namespace EFCore.Mixins.ErrorHandling;

/// <summary>The public names of the members of an entity class. Members that clients can neither read nor write have none.</summary>
internal static class PublicNames
{
    public static IReadOnlyList<string> Of(ConstraintException exception, HttpContext context)
        => exception.EntityType is { ClrType: { } entityClass } && PolicyOf(entityClass, context) is { } policy
            ? [.. exception.Properties.Select(property => NameOf(policy, property, JsonSettings.Of(context))).OfType<string>()]
            : [];

    /// <remarks>An invalid policy is reported elsewhere and never replaces the response.</remarks>
    private static BoundPolicy? PolicyOf(Type entityClass, HttpContext context)
        => typeof(IQueryMixin).IsAssignableFrom(entityClass) ? EndpointPolicy.Find(entityClass, context) : null;

    private static string? NameOf(BoundPolicy policy, string property, JsonSerializerOptions options)
    {
        var first = property.Split('.')[0];
        var member = policy.Writes.Concat(policy.Reads.Select(readable => readable.Member)).FirstOrDefault(member => member.Name == first);
        return member is null ? null : RowShapes.NameOf(member, RowShapes.PropertyOf(member), options) + property[first.Length..];
    }
}
