namespace EFCore.Mixins.Policies;

/// <summary>The limits and pages of a policy, with all defaults.</summary>
internal sealed record PolicyLimits
{
    public const int UsualTotal = 10_000;

    private const int UsualCost = 100;

    public required QueryLimits Query { get; init; }

    public required Total Total { get; init; }

    public required int MaxCost { get; init; }

    public required TimeSpan CommandTimeout { get; init; }

    public static PolicyLimits Of(PolicySettings settings)
    {
        var limits = settings.Limits ?? new QueryLimits();
        var max = settings.MaxPageSize ?? limits.MaxPageSize;
        return new()
        {
            Query = limits with
            {
                MaxPageSize = max,
                DefaultPageSize = settings.PageSize ?? Math.Min(limits.DefaultPageSize, max),
                MaxOffset = settings.MaxOffset ?? limits.MaxOffset,
            },
            Total = settings.Total ?? Total.Capped(UsualTotal),
            MaxCost = settings.MaxCost ?? UsualCost,
            CommandTimeout = settings.CommandTimeout ?? TimeSpan.FromSeconds(5),
        };
    }
}
