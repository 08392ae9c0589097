namespace EFCore.Mixins.Requests.Syntax;

/// <summary>The parts of a request other than the filter.</summary>
internal sealed class QueryControls
{
    public List<QuerySetting> OrderBy { get; } = [];

    public List<QuerySetting> Load { get; } = [];

    public List<QuerySetting> Fields { get; } = [];

    public QuerySetting? Page { get; set; }

    public QuerySetting? PageSize { get; set; }

    public QuerySetting? After { get; set; }

    public QuerySetting? Before { get; set; }

    public QuerySetting? Total { get; set; }

    public QuerySetting? Search { get; set; }

    /// <summary>The filters that the server defines, by name.</summary>
    public Dictionary<string, QuerySetting> Named { get; } = [];

    /// <summary>The list of a control with several values; null for others.</summary>
    public List<QuerySetting>? ListOf(QueryControl control)
        => control switch
        {
            QueryControl.OrderBy => OrderBy,
            QueryControl.Load => Load,
            QueryControl.Fields => Fields,
            _ => null,
        };

    /// <summary>Sets the value of a control with one value; returns false if it already has one.</summary>
    public bool TrySet(QueryControl control, QuerySetting setting)
    {
        if (Of(control) is not null)
            return false;
        switch (control)
        {
            case QueryControl.Page: Page = setting; break;
            case QueryControl.PageSize: PageSize = setting; break;
            case QueryControl.After: After = setting; break;
            case QueryControl.Before: Before = setting; break;
            case QueryControl.Total: Total = setting; break;
            default: Search = setting; break;
        }

        return true;
    }

    private QuerySetting? Of(QueryControl control)
        => control switch
        {
            QueryControl.Page => Page,
            QueryControl.PageSize => PageSize,
            QueryControl.After => After,
            QueryControl.Before => Before,
            QueryControl.Total => Total,
            _ => Search,
        };
}
