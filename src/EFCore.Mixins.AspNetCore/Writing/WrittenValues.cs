using EFCore.Mixins.Metadata;

namespace EFCore.Mixins.Writing;

/// <summary>The values of a write's request body by the names of the members.</summary>
/// <param name="Context">The request.</param>
/// <param name="EntityClass">The class that is written.</param>
/// <param name="Values">The values; null if the body has problems.</param>
/// <param name="Names">The writable members with their names in JSON.</param>
internal sealed record WrittenValues(
    HttpContext Context,
    Type EntityClass,
    IReadOnlyDictionary<string, object?>? Values,
    IReadOnlyList<(EntityMember Member, string Json)> Names)
{
    public IReadOnlyDictionary<string, object?> Checked
        => Values ?? throw new BadHttpRequestException("The body cannot be used.", StatusCodes.Status400BadRequest);

    public IReadOnlyList<string> Allowed => [.. Names.Select(name => name.Member.Name)];

    /// <summary>The JSON name of a writable member; null for others.</summary>
    public string? JsonNameOf(string member) => Names.FirstOrDefault(name => name.Member.Name == member.Split('.', '[')[0]).Json is { } json
        ? json + member[member.Split('.', '[')[0].Length..]
        : null;
}
