using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Saving;

/// <summary>The arguments of a write.</summary>
internal sealed record WriteRequest(string Method, DbContext? Context, bool? Commit)
{
    public bool Refresh { get; init; }

    public IReadOnlyList<string> Relationships { get; init; } = [];
}
