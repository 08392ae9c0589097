namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Reads the parts of a query string other than conditions.</summary>
internal sealed class QueryControlReader(QuerySyntax syntax, QueryProblemCollector problems)
{
    private const string ListEnd = "[]";

    public QueryControls Controls { get; } = new();

    /// <summary>Reads a parameter that is not a condition; returns false if it is one.</summary>
    public bool TryRead(string name, string value)
    {
        if (syntax.Controls.TryFind(name, out var control))
            Read(control.Value, name, value);
        else if (name.EndsWith(ListEnd, StringComparison.Ordinal)
            && syntax.Controls.TryFind(name[..^ListEnd.Length], out control)
            && Controls.ListOf(control.Value) is not null)
            Read(control.Value, name, value);
        else if (syntax.NamedFilters.Contains(name))
            ReadNamed(name, value);
        else
            return false;
        return true;
    }

    private void Read(QueryControl control, string name, string value)
    {
        var origin = new QueryParameterOrigin(name);
        if (!IsWithinLimit(control, value, origin))
            return;
        if (value.Length == 0 && control != QueryControl.Search)
            problems.Add(origin.Problem(QueryProblemCode.Empty, "The value is empty; leave the parameter out."));
        else if (Controls.ListOf(control) is { } list)
            AddNames(control, list, value, origin);
        else if (!Controls.TrySet(control, new QuerySetting(RawValue.OfParameter(value), origin)))
            problems.Add(origin.Problem(QueryProblemCode.Repeated, QueryProblemTexts.Repeated));
    }

    private void ReadNamed(string name, string value)
    {
        var origin = new QueryParameterOrigin(name);
        if (IsWithinLimit(null, value, origin) && !Controls.Named.TryAdd(name, new QuerySetting(RawValue.OfParameter(value), origin)))
            problems.Add(origin.Problem(QueryProblemCode.Repeated, QueryProblemTexts.Repeated));
    }

    private void AddNames(QueryControl control, List<QuerySetting> list, string value, QueryOrigin origin)
    {
        foreach (var range in value.AsSpan().Split(','))
        {
            if (!TryAddName(control, list, new QuerySetting(RawValue.OfParameter(value[range]), origin)))
                return;
        }
    }

    /// <summary>Adds a name to a list of names; returns false if no further one is read.</summary>
    public bool TryAddName(QueryControl control, List<QuerySetting> list, QuerySetting name)
    {
        var (what, most) = MostOf(control);
        if (list.Count >= most)
        {
            problems.Add(name.Origin.Limit(what, most));
            return false;
        }

        if (name.Text.Length == 0)
            problems.Add(name.Origin.Problem(QueryProblemCode.Empty, "A name is empty; write names with one comma between two."));
        else if (name.Text.Length > syntax.Limits.MaxNameLength)
            problems.Add(name.Origin.Limit("A name has too many characters", syntax.Limits.MaxNameLength));
        else
            list.Add(name);
        return name.Text.Length > 0;
    }

    private (string What, int Most) MostOf(QueryControl control)
        => control switch
        {
            QueryControl.OrderBy => ("The order has too many keys", syntax.Limits.MaxSortKeys),
            QueryControl.Load => ("Too many relations are to be loaded", syntax.Limits.MaxLoads),
            _ => ("Too many fields are chosen", syntax.Limits.MaxFields),
        };

    private bool IsWithinLimit(QueryControl? control, string value, QueryOrigin origin)
    {
        var isCursor = control is QueryControl.After or QueryControl.Before;
        var most = isCursor ? syntax.Limits.MaxCursorLength : syntax.Limits.MaxValueLength;
        if (value.Length <= most)
            return true;
        problems.Add(origin.Limit("The value has too many characters", most));
        return false;
    }
}
