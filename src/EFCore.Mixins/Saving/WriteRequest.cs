using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Saving;

/// <summary>How a write was asked for.</summary>
internal sealed record WriteRequest(string Method, DbContext? Context, bool? Commit)
{
    public bool Refresh { get; init; }

    public IReadOnlyList<string> Relationships { get; init; } = [];
}
