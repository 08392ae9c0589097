using System.Text.Json;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.PageWriting;
using EFCore.Mixins.Policies;

namespace EFCore.Mixins.Writing;

/// <summary>The writable members by their names in JSON.</summary>
internal static class WritableNames
{
    public static IReadOnlyList<(EntityMember Member, string Json)> Of(BoundPolicy policy, JsonSerializerOptions options)
        => [.. policy.Writes.Select(member => (member, RowShapes.NameOf(member, RowShapes.PropertyOf(member), options)))];
}
