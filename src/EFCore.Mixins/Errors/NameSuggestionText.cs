using System.Text;

namespace EFCore.Mixins.Errors;

/// <summary>Writes suggestions for names.</summary>
internal static class NameSuggestionText
{
    public static StringBuilder AppendSuggestions(this StringBuilder text, IReadOnlyList<string> names)
        => names.Count == 0 ? text : text.Append(" Did you mean ").AppendJoin(" or ", names.Select(name => $"'{name}'")).Append('?');
}
