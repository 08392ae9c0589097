using EFCore.Mixins.Requests.Binding;

namespace EFCore.Mixins.Policies;

/// <summary>The paths of readable members.</summary>
internal static class ReadablePaths
{
    /// <summary>Whether the path leads to a readable attribute.</summary>
    public static bool Contain(IReadOnlyList<ReadableMember> roots, QueryAttribute path)
    {
        var members = roots;
        ReadableMember? last = null;
        foreach (var step in path.Members)
        {
            last = members.FirstOrDefault(member => Equals(member.Member.Identity, step.Identity));
            if (last is null)
                return false;
            members = last.Members;
        }

        return last is { Members.Count: 0 };
    }

    /// <summary>The paths as written in requests, with dots.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<ReadableMember> members, string prefix = "")
        => members.SelectMany(member => member.Members.Count == 0
            ? [prefix + member.Member.Key]
            : Of(member.Members, $"{prefix}{member.Member.Key}."));
}
