using System.Globalization;
using System.Text;

namespace EFCore.Mixins.Requests.Syntax;

/// <summary>A position in a JSON document. Its pointer is created when a problem needs it.</summary>
internal sealed class QueryJsonOrigin : QueryOrigin
{
    private const int LongestName = 200;

    private readonly QueryJsonOrigin? parent;
    private readonly string? parameter;
    private readonly string? name;
    private readonly int index;

    private QueryJsonOrigin(QueryJsonOrigin? parent, string? parameter, string? name, int index)
        => (this.parent, this.parameter, this.name, this.index) = (parent, parameter, name, index);

    /// <summary>The body of a request.</summary>
    public static QueryJsonOrigin Body { get; } = new(null, null, null, 0);

    /// <summary>A parameter of a query string that contains JSON.</summary>
    public static QueryJsonOrigin Of(string parameter) => new(null, parameter, null, 0);

    public QueryJsonOrigin Member(string member) => new(this, parameter, member, 0);

    public QueryJsonOrigin Element(int number) => new(this, parameter, null, number);

    public override QueryProblem Problem(QueryProblemCode code, string detail)
        => new() { Code = code, Parameter = parameter, Pointer = Pointer(), Detail = detail };

    // RFC 6901
    private string Pointer()
    {
        var steps = new Stack<string>();
        for (var origin = this; origin.parent is not null; origin = origin.parent)
            steps.Push(origin.Step());
        var pointer = new StringBuilder();
        foreach (var step in steps)
            pointer.Append('/').Append(step);
        return pointer.ToString();
    }

    private string Step()
    {
        if (name is null)
            return index.ToString(CultureInfo.InvariantCulture);
        var shown = name.Length > LongestName ? name[..LongestName] : name;
        return shown.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}
