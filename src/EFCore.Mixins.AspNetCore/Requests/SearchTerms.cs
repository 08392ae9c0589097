namespace EFCore.Mixins.Requests;

/// <summary>Splits a search into words and phrases in double quotes.</summary>
internal static class SearchTerms
{
    public const int Most = 5;

    public const int MostLetters = 100;

    public static List<string> Of(string text)
    {
        var terms = new List<string>();
        var parts = text.Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i % 2 == 1 && i < parts.Length - 1)
                Add(terms, parts[i].Trim());
            else
                Array.ForEach(parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), word => Add(terms, word));
        }

        return terms;
    }

    private static void Add(List<string> terms, string term)
    {
        if (term.Length > 0)
            terms.Add(term);
    }
}
