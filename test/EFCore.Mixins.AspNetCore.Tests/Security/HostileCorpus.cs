namespace EFCore.Mixins.AspNetCore.Tests.Security;

/// <summary>Query strings that must all be rejected.</summary>
public static class HostileCorpus
{
    private static readonly string[] Hidden =
    [
        "Secret", "Version", "Draft", "UserId", "User", "User.Id", "User.PasswordHash", "User.Posts", "User.Posts.Secret", "User.Posts.Title",
        "User.Posts.User.Name",
        "Comments.Token", "Comments.Score", "Comments.Hidden", "Comments.Id", "Comments.Post", "Comments.Post.Secret", "Comments.Post.Title",
        "Comments.Post.Comments.Body",
    ];

    private static readonly string[] Operators =
        ["", "__ne", "__gt", "__in", "__isnull", "__startswith", "__contains", "__like", "__regex", "__year__ge", "__count", "__foo"];

    private static readonly string[] Places =
    [
        "{0}=1", "filter[{0}]=1", "or[{0}]=1", "not[{0}]=1", "and[1][or][{0}]=1", "or[a][{0}]=1&or[b][id]=1", "id=1&{0}=1", "%66ilter%5B{0}%5D=1",
    ];

    private static readonly string[] Lists = ["order_by={0}", "order_by=-{0}", "order_by=id,{0}", "load={0}", "fields=id,{0}"];

    /// <summary>Requests for hidden members by all their spellings, each with the same request for a member that does not exist.</summary>
    public static IEnumerable<(string Asked, string Name, string Unknown, string Echoed)> OfHiddenMembers()
    {
        foreach (var name in Hidden.SelectMany(SpellingsOf).Distinct())
        {
            foreach (var place in Places)
            {
                foreach (var operatorName in Operators)
                    yield return Pair(place, name, operatorName);
            }

            foreach (var place in Lists)
            {
                if (!IsAllowedIn(place, name))
                    yield return Pair(place, name, "");
            }
        }
    }

    /// <summary>Requests that are malformed or too large.</summary>
    public static IEnumerable<string> OfMalformedText()
    {
        for (var i = 0; i < 256; i++)
        {
            if (i != 'q')
                yield return $"%{i:X2}=1";
            if (i is < '0' or > '9')
                yield return $"rating=%{i:X2}";
            if (i is 0 or > 127)
                yield return $"title=%{i:X2}";
            yield return $"secret%{i:X2}=1";
            yield return $"or[%{i:X2}secret]=1";
            yield return $"rating__ge=1%{i:X2}x";
        }

        for (var depth = 5; depth < 60; depth++)
        {
            yield return $"not{string.Concat(Enumerable.Repeat("[not]", depth))}[id]=1";
            yield return $"or{string.Concat(Enumerable.Repeat("[a][or]", depth))}[id]=1";
            yield return $"comments__any{string.Concat(Enumerable.Repeat("[post__any][comments__any]", depth))}[body]=a";
        }

        foreach (var text in Texts())
        {
            yield return $"{text}=1";
            yield return $"rating={text}";
            yield return $"id__in={text}";
            yield return $"order_by={text}";
            yield return $"load={text}";
            yield return $"fields={text}";
            yield return $"page={text}";
            yield return $"page_size={text}";
        }

        yield return string.Join('&', Enumerable.Range(0, 10_000).Select(i => $"a{i}=1"));
        yield return new string('a', 8 * 1024) + "=1";
        yield return "id=" + new string('1', 8 * 1024);
        yield return "id__in=" + string.Join(',', Enumerable.Range(0, 101));
        yield return "a";
        yield return "&";
        yield return "=1";
        yield return "rating=1&rating=2";
        yield return "page_size=101";
        yield return "page=1000000";
        yield return "page=0";
        yield return "or[]=1";
        yield return "or[a]=1&or[b][rating]=2";
        yield return "id__in[0]=1";
    }

    private static IEnumerable<string> Texts()
    {
        string[] parts =
        [
            "' OR 1=1 --", "1; DROP TABLE Posts", "%25%25%25%25", "_____", "(a+)+$", "\\", "\"", "`", "--", "/**/", "{0}", "$where", "\u0435mail", "ѕecret",
            "sеcret",
            "\uFEFFid", "id\u200B", "%C0%AE%C0%AE", "%E0%80%AF", "%F8%80%80%80%AF", "..", "../id", "id.", ".id", "id..title", "___", "id___", "___id",
            "__class__", "constructor",
            "__proto__", "null", "undefined", "NaN", "Infinity", "-0x1", "1e400", "+1", " 1", "1 ", "०", "１",
        ];
        return parts.Select(text => text.Contains('%', StringComparison.Ordinal) ? text : Uri.EscapeDataString(text));
    }

    private static (string Asked, string Name, string Unknown, string Echoed) Pair(string place, string name, string operatorName)
        => (string.Format(null, place, name + operatorName), name + operatorName, string.Format(null, place, "zzz" + operatorName), "zzz" + operatorName);

    private static IEnumerable<string> SpellingsOf(string path)
    {
        var snake = string.Concat(path.Select((letter, i) => i > 0 && char.IsUpper(letter) && path[i - 1] != '.' ? $"_{letter}" : $"{letter}"))
            .ToLowerInvariant();
        string[] spellings = [path, path.ToUpperInvariant(), path.ToLowerInvariant(), snake, Mixed(path)];
        return spellings.Concat(spellings.Select(spelling => spelling.Replace(".", "___", StringComparison.Ordinal)));
    }

    /// <summary><c>Se_CrEt</c></summary>
    private static string Mixed(string path)
        => string.Concat(path.Select((letter, i) => i == 2 && letter != '.' && path[1] != '.' && path[0] != '.'
            ? $"_{letter}"
            : i % 2 == 0 ? $"{char.ToUpperInvariant(letter)}" : $"{letter}"));

    private static bool IsAllowedIn(string place, string name)
    {
        var plain = name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
        return place.StartsWith("load", StringComparison.Ordinal) && plain is "USER";
    }
}
