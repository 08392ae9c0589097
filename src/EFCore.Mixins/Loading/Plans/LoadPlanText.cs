using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Loading.Plans;

/// <summary>Writes plans as readable text.</summary>
internal static class LoadPlanText
{
    /// <summary><c>user: Joined, comments: SelectIn (author: Joined)</c>.</summary>
    public static string Of(LoadPlan plan)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return string.Join(", ", plan.Entries.Select(Of));
    }

    /// <summary><c>user</c>, <c>comments</c>, <c>comments.author</c>.</summary>
    public static IEnumerable<string> Paths(LoadPlan plan)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return [.. plan.Entries.SelectMany(Paths)];
    }

    private static string Of(LoadPlanEntry entry)
        => $"{entry.Target.Text}: {entry.Strategy}{(entry.Load is null ? "" : $" ({Of(entry.Load)})")}";

    private static IEnumerable<string> Paths(LoadPlanEntry entry)
        => entry.Target is FilterLoadTarget
            ? []
            : [entry.Target.Text, .. entry.Load is null ? [] : Paths(entry.Load).Select(path => $"{entry.Target.Text}.{path}")];
}
