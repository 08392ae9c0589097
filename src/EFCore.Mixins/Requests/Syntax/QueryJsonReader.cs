using System.Text.Json;

namespace EFCore.Mixins.Requests.Syntax;

/// <summary>
///     Reads a request from JSON in one pass: <c>{"where": {…}, "order_by": […], "load": […], "fields": […], "page": {…}}</c>.
/// </summary>
internal ref partial struct QueryJsonReader
{
    private const string Where = "where";
    private const string Page = "page";

    private readonly QuerySyntax syntax;
    private readonly QueryScope where;
    private readonly QueryTreeLimits tree;
    private readonly QueryProblemCollector problems;
    private readonly QueryControlReader controls;
    private Utf8JsonReader reader;

    private QueryJsonReader(
        ReadOnlySpan<byte> json,
        QueryScope where,
        QueryTreeLimits tree,
        QuerySyntax syntax,
        QueryProblemCollector problems)
    {
        this.syntax = syntax;
        this.where = where;
        this.tree = tree;
        this.problems = problems;
        controls = new QueryControlReader(syntax, problems);
        reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = syntax.Limits.MaxJsonDepth });
    }

    /// <summary>Reads the request in a body. It never throws.</summary>
    public static ParsedQuery Read(ReadOnlySpan<byte> json, QuerySyntax syntax)
    {
        var problems = new QueryProblemCollector();
        var where = new QueryScope(QueryScopeKind.And, "", QueryJsonOrigin.Body);
        var reader = new QueryJsonReader(json, where, new QueryTreeLimits(syntax.Limits, problems), syntax, problems);
        if (json.Length > syntax.Limits.MaxJsonLength)
            problems.Add(QueryJsonOrigin.Body.Limit("The body has too many bytes", syntax.Limits.MaxJsonLength));
        else
            reader.Run(QueryJsonOrigin.Body, isBody: true);
        return new ParsedQuery(where, reader.controls.Controls, problems);
    }

    /// <summary>Reads the filter in a parameter of a query string.</summary>
    public static void ReadWhere(
        ReadOnlySpan<byte> json,
        string parameter,
        QueryScope where,
        QueryTreeLimits tree,
        QuerySyntax syntax,
        QueryProblemCollector problems)
        => new QueryJsonReader(json, where, tree, syntax, problems).Run(QueryJsonOrigin.Of(parameter), isBody: false);

    private void Run(QueryJsonOrigin origin, bool isBody)
    {
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                Fail(origin, QueryProblemCode.Json, "A JSON object is expected.");
            else if (isBody)
                ReadBody(origin);
            else
                ReadScope(where, origin, depth: 0, quantifiers: 0);
            if (!problems.IsFull && reader.TokenType == JsonTokenType.EndObject)
                reader.Read();
        }
        catch (JsonException exception)
        {
            var position = $"at byte {exception.BytePositionInLine} of line {exception.LineNumber + 1}";
            Fail(origin, QueryProblemCode.Json, $"The JSON is malformed or nests too deep, {position}.");
        }
    }

    private void ReadBody(QueryJsonOrigin origin)
    {
        var names = new HashSet<string>();
        while (TryReadName(origin, out var name, out var member))
        {
            if (!names.Add(name))
                Skip(member, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
            else if (name == Where && reader.TokenType == JsonTokenType.StartObject)
                ReadScope(where, member, depth: 0, quantifiers: 0);
            else if (name == Page && reader.TokenType == JsonTokenType.StartObject)
                ReadPage(member);
            else if (name is Where or Page)
                Skip(member, QueryProblemCode.Json, "A JSON object is expected.");
            else if (syntax.Controls.TryFind(name, out var control) && controls.Controls.ListOf(control.Value) is { } list)
                ReadNames(control.Value, list, member);
            else
                Skip(member, QueryProblemCode.Name, QueryProblemTexts.UnknownName);
        }
    }

    private void ReadPage(QueryJsonOrigin origin)
    {
        while (TryReadName(origin, out var name, out var member))
        {
            if (ControlOf(name) is not { } control)
                Skip(member, QueryProblemCode.Name, QueryProblemTexts.UnknownName);
            else if (TryReadValue(member, out var value, MostOf(control))
                && !controls.Controls.TrySet(control, new QuerySetting(value, member)))
                Fail(member, QueryProblemCode.Repeated, QueryProblemTexts.Repeated);
        }
    }

    private readonly int MostOf(QueryControl control)
        => control is QueryControl.After or QueryControl.Before ? syntax.Limits.MaxCursorLength : syntax.Limits.MaxValueLength;

    private readonly QueryControl? ControlOf(string name)
        => name switch
        {
            "number" when syntax.Controls.Page is not null => QueryControl.Page,
            "size" when syntax.Controls.PageSize is not null => QueryControl.PageSize,
            "after" when syntax.Controls.After is not null => QueryControl.After,
            "before" when syntax.Controls.Before is not null => QueryControl.Before,
            "total" when syntax.Controls.Total is not null => QueryControl.Total,
            _ => null,
        };

    private void ReadNames(QueryControl control, List<QuerySetting> list, QueryJsonOrigin origin)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Skip(origin, QueryProblemCode.Json, "An array of names is expected.");
            return;
        }

        var isOpen = true;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            var element = origin.Element(i);
            if (!isOpen)
                reader.Skip();
            else if (reader.TokenType != JsonTokenType.String)
                Skip(element, QueryProblemCode.Json, "A name is expected, as a string.");
            else if (TryReadValue(element, out var value))
                isOpen = controls.TryAddName(control, list, new QuerySetting(value, element));
        }
    }
}
