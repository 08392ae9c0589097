using System.Linq.Expressions;
using EFCore.Mixins.Tests.Model;

namespace EFCore.Mixins.Tests.Specs;

/// <summary>A condition, the ids of the posts that meet it, one digit each, and the same in LINQ.</summary>
public sealed record OperatorCase(string Key, object? Value, string Rows, Expression<Func<Post, bool>>? Linq)
{
    public object Filter => new Dictionary<string, object?> { [Key] = Value };

    public override string ToString() => $"{Key} = {(Value is System.Collections.IEnumerable and not string ? "…" : Value ?? "null")}";

    /// <summary>A case whose LINQ takes the value as a parameter.</summary>
    public static OperatorCase Of<T>(string key, T value, string rows, Func<T, Expression<Func<Post, bool>>> linq)
        => new(key, value, rows, linq(value));

    /// <summary>A case whose LINQ takes another form of the value.</summary>
    public static OperatorCase Of<T>(string key, object? value, string rows, T operand, Func<T, Expression<Func<Post, bool>>> linq)
        => new(key, value, rows, linq(operand));

    /// <summary>A case whose LINQ takes two values.</summary>
    public static OperatorCase Of<T>(string key, object? value, string rows, T low, T high, Func<T, T, Expression<Func<Post, bool>>> linq)
        => new(key, value, rows, linq(low, high));

    /// <summary>A case whose LINQ takes no value.</summary>
    public static OperatorCase Of(string key, object? value, string rows, Expression<Func<Post, bool>> linq)
        => new(key, value, rows, linq);

    /// <summary>A case that each backend says in its own way.</summary>
    public static OperatorCase Of(string key, object value, string rows)
        => new(key, value, rows, null);
}
