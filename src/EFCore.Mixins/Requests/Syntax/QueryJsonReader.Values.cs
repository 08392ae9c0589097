using System.Text;
using System.Text.Json;
using EFCore.Mixins.Values;

namespace EFCore.Mixins.Requests.Syntax;

/// <content>Names and values.</content>
internal ref partial struct QueryJsonReader
{
    /// <summary>Reads the name of a member and moves to its value; returns false at the end of the object.</summary>
    private bool TryReadName(QueryJsonOrigin origin, out string name, out QueryJsonOrigin member)
    {
        (name, member) = ("", origin);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isReadable = JsonTextValidation.IsReadable(reader.ValueSpan);
            name = isReadable ? reader.GetString() ?? "" : Encoding.UTF8.GetString(reader.ValueSpan);
            member = origin.Member(name);
            reader.Read();
            if (isReadable && name.Length is > 0 && name.Length <= syntax.Limits.MaxNameLength)
                return true;
            Skip(
                member,
                QueryProblemCode.Name,
                isReadable ? "The name is empty, or has too many characters." : "The name is not valid Unicode text.");
        }

        return false;
    }

    /// <summary>Reads the current value. Anything else is reported and skipped.</summary>
    private bool TryReadValue(QueryJsonOrigin origin, out RawValue value, int? most = null)
    {
        value = reader.TokenType switch
        {
            JsonTokenType.String
                => new RawValue(RawValueKind.String, JsonTextValidation.IsReadable(reader.ValueSpan) ? reader.GetString() ?? "" : "\0"),
            JsonTokenType.Number => new RawValue(RawValueKind.Number, Encoding.ASCII.GetString(reader.ValueSpan)),
            JsonTokenType.True => new RawValue(RawValueKind.True, "true"),
            JsonTokenType.False => new RawValue(RawValueKind.False, "false"),
            JsonTokenType.Null => new RawValue(RawValueKind.Null, ""),
            _ => default,
        };
        if (value.Text is null)
            Skip(origin, QueryProblemCode.List, "A single value is expected.");
        else if (value.Text.Length > (most ?? syntax.Limits.MaxValueLength))
            problems.Add(origin.Limit("The value has too many characters", most ?? syntax.Limits.MaxValueLength));
        else if (value.Text.Contains('\0', StringComparison.Ordinal))
            Fail(origin, QueryProblemCode.Value, "The value is not valid Unicode text without NUL characters.");
        else
            return true;
        return false;
    }

    private void Skip(QueryJsonOrigin origin, QueryProblemCode code, string detail)
    {
        Fail(origin, code, detail);
        reader.Skip();
    }

    private readonly void Fail(QueryJsonOrigin origin, QueryProblemCode code, string detail) => problems.Add(origin.Problem(code, detail));
}
