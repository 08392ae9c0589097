using System.Collections.Immutable;

namespace EFCore.Mixins.Policies;

/// <summary>The single settings of a policy; null for the default.</summary>
internal sealed record PolicySettings
{
    public QueryLimits? Limits { get; init; }

    public int? PageSize { get; init; }

    public int? MaxPageSize { get; init; }

    public int? MaxOffset { get; init; }

    public Total? Total { get; init; }

    /// <summary>Whether requests choose between a total of none, exact and capped.</summary>
    public bool? ChoosesTotal { get; init; }

    public ImmutableList<string>? CursorOrder { get; init; }

    public PageSizeOverflow? Overflow { get; init; }

    public EmptyValues? EmptyValues { get; init; }

    public bool? IsPrefixedOnly { get; init; }

    public bool? HasLinks { get; init; }

    public bool? TellsAllowed { get; init; }

    public bool? AllowsJsonParameter { get; init; }

    public bool? AllowsEnumNumbers { get; init; }

    public TimeZoneInfo? TimeZone { get; init; }

    public int? MaxCost { get; init; }

    public TimeSpan? CommandTimeout { get; init; }

    public QueryControlNaming? Controls { get; init; }

    /// <summary>The names of the controls, or the default ones.</summary>
    public QueryControlNaming ControlNames => Controls ?? QueryControlNaming.Default;

    public PolicySettings With(PolicySettings other)
        => new()
        {
            Limits = other.Limits ?? Limits,
            PageSize = other.PageSize ?? PageSize,
            MaxPageSize = other.MaxPageSize ?? MaxPageSize,
            MaxOffset = other.MaxOffset ?? MaxOffset,
            Total = other.Total ?? Total,
            ChoosesTotal = other.ChoosesTotal ?? ChoosesTotal,
            CursorOrder = other.CursorOrder ?? CursorOrder,
            Overflow = other.Overflow ?? Overflow,
            EmptyValues = other.EmptyValues ?? EmptyValues,
            IsPrefixedOnly = other.IsPrefixedOnly ?? IsPrefixedOnly,
            HasLinks = other.HasLinks ?? HasLinks,
            TellsAllowed = other.TellsAllowed ?? TellsAllowed,
            AllowsJsonParameter = other.AllowsJsonParameter ?? AllowsJsonParameter,
            AllowsEnumNumbers = other.AllowsEnumNumbers ?? AllowsEnumNumbers,
            TimeZone = other.TimeZone ?? TimeZone,
            MaxCost = other.MaxCost ?? MaxCost,
            CommandTimeout = other.CommandTimeout ?? CommandTimeout,
            Controls = other.Controls ?? Controls,
        };
}
