namespace EFCore.Mixins.Preconditions;

/// <summary>
///     Records the rows that were compared with <c>If-Match</c>. Each is compared once, because a handler may change the token afterwards.
/// </summary>
internal sealed class IfMatchFeature
{
    private readonly HashSet<object> compared = new(ReferenceEqualityComparer.Instance);

    public bool HasCompared => compared.Count > 0;

    public static IfMatchFeature Of(HttpContext context)
    {
        var feature = context.Features.Get<IfMatchFeature>();
        if (feature is null)
            context.Features.Set(feature = new IfMatchFeature());
        return feature;
    }

    /// <summary>Adds a row; returns false if it was already compared.</summary>
    public bool Add(object row) => compared.Add(row);
}
