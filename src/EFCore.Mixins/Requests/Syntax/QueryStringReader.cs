using System.Runtime.InteropServices;
using System.Text;

namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Reads a query string in one pass, and collects errors as problems.</summary>
internal sealed class QueryStringReader
{
    private const string Prefix = "filter";

    private readonly QuerySyntax syntax;
    private readonly QueryScope where = new(QueryScopeKind.And, "", QueryParameterOrigin.Whole);
    private readonly QueryProblemCollector problems = new();
    private readonly List<QueryStep> steps = [];
    private readonly QueryTreeLimits tree;
    private readonly QueryPathReader paths;
    private readonly QueryControlReader controls;

    private QueryStringReader(QuerySyntax syntax)
    {
        this.syntax = syntax;
        tree = new QueryTreeLimits(syntax.Limits, problems);
        paths = new QueryPathReader(where, tree, problems);
        controls = new QueryControlReader(syntax, problems);
    }

    /// <summary>Reads the request in a query string, with or without its <c>?</c>. It never throws.</summary>
    public static ParsedQuery Read(ReadOnlySpan<char> query, QuerySyntax syntax)
    {
        var reader = new QueryStringReader(syntax);
        reader.Read(query.StartsWith("?") ? query[1..] : query);
        return new ParsedQuery(reader.where, reader.controls.Controls, reader.problems);
    }

    private void Read(ReadOnlySpan<char> query)
    {
        var limits = syntax.Limits;
        if (query.Length > limits.MaxQueryLength)
        {
            problems.Add(QueryParameterOrigin.Whole.Limit("The query string has too many characters", limits.MaxQueryLength));
            return;
        }

        var count = 0;
        foreach (var range in query.IsEmpty ? default : query.Split('&'))
        {
            if (++count > limits.MaxParameters)
                problems.Add(QueryParameterOrigin.Whole.Limit("The query string has too many parameters", limits.MaxParameters));
            if (count > limits.MaxParameters || tree.IsFull)
                return;
            ReadParameter(query[range]);
        }
    }

    private void ReadParameter(ReadOnlySpan<char> parameter)
    {
        var equals = parameter.IndexOf('=');
        var raw = equals < 0 ? parameter : parameter[..equals];
        if (QueryTextDecoder.Decode(raw) is not { } name)
            Fail(raw.ToString(), QueryProblemCode.Name, "The name is not valid UTF-8 text without NUL characters.");
        else if (name.Length > syntax.Limits.MaxNameLength)
            problems.Add(new QueryParameterOrigin(name).Limit("The name has too many characters", syntax.Limits.MaxNameLength));
        else if (syntax.Ignores?.Invoke(name) == true)
            return;
        else if (name.Length == 0)
            Fail(name, QueryProblemCode.Name, "A parameter has no name; write 'name=value', and '&' only between two.");
        else if (equals < 0)
            Fail(name, QueryProblemCode.Name, "A parameter has no value; write 'name=value', or 'name=' for an empty one.");
        else if (QueryTextDecoder.Decode(parameter[(equals + 1)..]) is not { } value)
            Fail(name, QueryProblemCode.Value, "The value is not valid UTF-8 text without NUL characters.");
        else if (!(syntax.IgnoresEmptyValues && value.Length == 0) && !controls.TryRead(name, value))
            ReadCondition(raw, name, value);
    }

    private void ReadCondition(ReadOnlySpan<char> raw, string name, string value)
    {
        if (syntax.AllowsJsonParameter && name == Prefix)
        {
            QueryJsonReader.ReadWhere(Encoding.UTF8.GetBytes(value), name, where, tree, syntax, problems);
            return;
        }

        if (value.Length > syntax.Limits.MaxValueLength)
        {
            problems.Add(new QueryParameterOrigin(name).Limit("The value has too many characters", syntax.Limits.MaxValueLength));
            return;
        }

        var bracket = QueryNameSplitter.Split(name, steps);
        if (bracket >= 0)
            problems.Add(OriginOf(raw, name, bracket)
                .Problem(QueryProblemCode.Name, "A bracket has no matching one; write 'name[name]'."));
        else
            ReadCondition(steps.Count > 1 ? raw.ToString() : "", name, value, IsPrefixed(steps));
    }

    private void ReadCondition(string raw, string name, string value, bool isPrefixed)
    {
        if (syntax.IsPrefixedOnly && !isPrefixed)
        {
            Fail(name, QueryProblemCode.Name, QueryProblemTexts.UnknownName);
            return;
        }

        var isList = steps.Count > 1 && steps[^1].Text.Length == 0;
        if (isList)
            steps.RemoveAt(steps.Count - 1);
        if (isPrefixed && steps.Count > 1)
            steps.RemoveAt(0);
        if (steps.Find(step => step.Text.Length == 0) is { Text: not null } empty)
            problems.Add(OriginOf(raw, name, empty.Start)
                .Problem(QueryProblemCode.Group, "Brackets are empty; only a list has '[]', at the end of its name."));
        else
            paths.Add(CollectionsMarshal.AsSpan(steps), value, isList, step => OriginOf(raw, name, step.Start));
    }

    private void Fail(string name, QueryProblemCode code, string detail)
        => problems.Add(new QueryParameterOrigin(name).Problem(code, detail));

    private static bool IsPrefixed(List<QueryStep> steps) => steps.Count > 1 && steps[0].Text == Prefix;

    private static QueryParameterOrigin OriginOf(ReadOnlySpan<char> raw, string name, int start)
        => new(name, QueryTextDecoder.RawLength(raw, start));
}
