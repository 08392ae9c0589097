using System.Globalization;
using System.Text;

namespace EFCore.Mixins.Representing;

/// <summary>Writes values as text in one line, the same in every culture.</summary>
internal static class ReprValueText
{
    /// <summary>A value with quotes around texts, and long texts cut.</summary>
    public static string Text(object? value, int maxLength)
        => value switch
        {
            string or char => $"'{OneLine(Cut(Plain(value), maxLength))}'",
            byte[] bytes => $"byte[{bytes.Length}]",
            null or bool or Enum or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid => Plain(value),
            IFormattable when value.GetType().IsPrimitive || value is decimal => Plain(value),
            _ => OneLine(Cut(Plain(value), maxLength)),
        };

    /// <summary>A value without quotes.</summary>
    public static string Plain(object? value)
        => value switch
        {
            null => "null",
            bool flag => flag ? "true" : "false",
            string text => text,
            Enum name => name.ToString(),
            DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    /// <summary>Cuts a text at the end of a visible character, so that no emoji is split.</summary>
    private static string Cut(string text, int maxLength)
    {
        if (maxLength <= 0 || text.Length <= maxLength)
            return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= maxLength)
            end = next;
        return $"{text[..end]}...";
    }

    private static string OneLine(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        var line = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\n' => line.Append("\\n"),
                '\r' => line.Append("\\r"),
                '\t' => line.Append("\\t"),
                _ when char.IsControl(character) => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => line.Append(character),
            };
        }

        return line.ToString();
    }
}
