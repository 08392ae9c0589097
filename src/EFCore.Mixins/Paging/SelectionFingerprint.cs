using System.Linq.Expressions;
using System.Reflection;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Statements.Caching;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>A number that identifies the selection of a query: its filter with its values, and the names of the model's filters.</summary>
internal static class SelectionFingerprint
{
    /// <summary>The number; never 0.</summary>
    public static ulong Of<T>(PageSource<T> source, IEntityType type)
        where T : class
    {
        var hash = new StableHash();
        var query = SelectionVisitor.WithoutOptions(source.Rows.Expression, out var ignoresFilters);
        if (query is StatementExpression { Statement.Selection: { } selection })
            Add(hash, selection);
        else
            new SelectionVisitor(hash).Visit(query);
        hash.Add(ignoresFilters ? "ignoring filters" : "");
        foreach (var name in EntityQueryFilters.NamesOn(type.GetRootType()))
            hash.Add(name);
        return Math.Max(hash.ToValue(), 1);
    }

    private static void Add(StableHash hash, StatementKey selection)
    {
        foreach (var part in selection.Parts)
            Add(hash, part);
        foreach (var value in selection.Values)
            hash.AddValue(value);
    }

    private static void Add(StableHash hash, object? part)
    {
        switch (part)
        {
            case IReadOnlyTypeBase type:
                hash.Add(type.Name);
                break;
            case IReadOnlyPropertyBase member:
                hash.Add(member.DeclaringType.Name);
                hash.Add(member.Name);
                break;
            case MemberInfo member:
                hash.Add(member.Name);
                break;
            case Delegate function:
                hash.Add(function.Method.Name);
                break;
            case LambdaExpression lambda:
                hash.Add(lambda.ToString());
                break;
            case null or string or int:
                hash.AddValue(part);
                break;
            default:
                hash.Add(part.GetType());
                break;
        }
    }
}
