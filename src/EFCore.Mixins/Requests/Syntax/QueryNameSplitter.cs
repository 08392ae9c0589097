namespace EFCore.Mixins.Requests.Syntax;

/// <summary>Splits a name at its brackets: <c>or[a][rating__ge]</c>.</summary>
internal static class QueryNameSplitter
{
    /// <summary>Fills <paramref name="steps" /> with the parts of the name.</summary>
    /// <returns>The position of an unmatched bracket; -1 if all match.</returns>
    public static int Split(string name, List<QueryStep> steps)
    {
        steps.Clear();
        var end = name.AsSpan().IndexOfAny('[', ']');
        steps.Add(new QueryStep(end < 0 ? name : name[..end], 0));
        while (end >= 0 && end < name.Length)
        {
            if (name[end] != '[')
                return end;
            var start = end + 1;
            var length = name.AsSpan(start).IndexOfAny('[', ']');
            if (length < 0 || name[start + length] != ']')
                return end;
            steps.Add(new QueryStep(name.Substring(start, length), start));
            end = start + length + 1;
        }

        return -1;
    }
}
