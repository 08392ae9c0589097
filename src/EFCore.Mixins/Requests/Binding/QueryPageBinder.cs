using System.Globalization;
using EFCore.Mixins.Requests.Syntax;

namespace EFCore.Mixins.Requests.Binding;

/// <summary>Reads the requested page.</summary>
internal sealed class QueryPageBinder(QueryBindingSettings settings, QueryProblemCollector problems)
{
    private QueryLimits Limits => settings.Limits;

    public QueryPage Bind(QueryControls controls)
    {
        var size = Size(controls.PageSize);
        return new QueryPage
        {
            Number = Number(controls, size),
            Size = size,
            After = CursorOf(controls.After),
            Before = controls.Before is { } before && controls.After is not null
                ? Fail(before, "A page is after one cursor or before one, not both.")
                : CursorOf(controls.Before),
            Total = TotalOf(controls.Total),
        };
    }

    private int Size(QuerySetting? setting)
    {
        if (setting is null || WholeNumber(setting) is not { } size)
            return Limits.DefaultPageSize;
        if (size <= Limits.MaxPageSize || settings.ClampsPageSize)
            return Math.Min(size, Limits.MaxPageSize);
        problems.Add(setting.Origin.Limit("The page has too many rows", Limits.MaxPageSize));
        return Limits.MaxPageSize;
    }

    private int? Number(QueryControls controls, int size)
    {
        if (controls.Page is not { } setting || WholeNumber(setting) is not { } number)
            return null;
        if (controls.After is not null || controls.Before is not null)
            Fail(setting, "A page has a number or a cursor, not both.");
        else if ((number - 1L) * size > Limits.MaxOffset)
            FailOffset(setting);
        return number;
    }

    private void FailOffset(QuerySetting setting)
    {
        var detail = $"The page is too far from the first one: at most {Limits.MaxOffset} rows can precede it. Use cursors to read on.";
        problems.Add(setting.Origin.Problem(QueryProblemCode.Limit, detail) with { Max = Limits.MaxOffset });
    }

    private int? WholeNumber(QuerySetting setting)
    {
        if (setting.Value.Kind is RawValueKind.Text or RawValueKind.Number
            && int.TryParse(setting.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0)
            return number;
        Fail(setting, "A whole number of at least 1 is expected.");
        return null;
    }

    private QueryTotal? TotalOf(QuerySetting? setting)
    {
        QueryTotal? total = setting?.Text switch
        {
            "none" => QueryTotal.None,
            "capped" => QueryTotal.Capped,
            "exact" => QueryTotal.Exact,
            _ => null,
        };
        if (setting is not null && total is null)
            Fail(setting, "'none', 'capped' or 'exact' is expected.");
        return total;
    }

    private Cursor? CursorOf(QuerySetting? setting)
    {
        if (setting is null or { Value: { Kind: RawValueKind.Text or RawValueKind.String, Text.Length: > 0 } })
            return setting?.Text;
        problems.Add(setting.Origin.Problem(QueryProblemCode.Cursor, "A cursor of an earlier page is expected."));
        return null;
    }

    private Cursor? Fail(QuerySetting setting, string detail)
    {
        problems.Add(setting.Origin.Problem(QueryProblemCode.Page, detail));
        return null;
    }
}
