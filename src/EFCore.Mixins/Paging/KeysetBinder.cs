using EFCore.Mixins.Databases;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Nodes;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sorting;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Paging;

/// <summary>Binds the sort keys of a cursor page, and adds the primary key.</summary>
/// <param name="type">The entity type of the rows.</param>
/// <param name="limits">The limits of sort keys.</param>
/// <param name="dialect">The dialect of the database; null for in-memory objects.</param>
internal sealed class KeysetBinder(IEntityType type, FilterLimits limits, Dialect? dialect)
{
    /// <summary>The maximum number of cached orders per entity type.</summary>
    private const int Most = 256;

    private static readonly ModelCache<IEntityType, RecentlyUsedCache<(string, FilterLimits, bool), KeysetOrder>> KnownOrders = new(
        "EFCore.Mixins:Keysets",
        static _ => new(Most));

    private readonly RowExpressionReader reader = dialect is null ? RowExpressionReader.Memory : RowExpressionReader.Database;
    private readonly FilterProblemCollector problems = new();

    /// <summary>Returns the order of sort keys, bound once per entity type.</summary>
    /// <exception cref="FilterException">
    ///     A sort key is invalid, or rows cannot be found again by it. The exception lists every problem.
    /// </exception>
    public KeysetOrder Bind(IReadOnlyList<string> orderBy)
    {
        var key = (string.Join('\n', orderBy), limits, dialect is null);
        var known = KnownOrders.Of(type);
        return known.Find(key) ?? known.Keep(key, Create(orderBy));
    }

    private KeysetOrder Create(IReadOnlyList<string> orderBy)
    {
        var root = RowVariable.Root(type);
        new SortKeyBinder(limits, problems, reader).Bind(orderBy, root);
        problems.ThrowIfAny(type.ClrType);
        var columns = orderBy.Select(text => Column(text, root)).ToList();
        problems.ThrowIfAny(type.ClrType);
        return new KeysetOrder(type, new TieBreaker(type, dialect).Complete(columns));
    }

    private KeysetColumn Column(string text, RowVariable root)
    {
        var bound = new SortKeyBinder(limits, problems, reader).Bind([text], root);
        var (value, rank) = (bound[^1], bound.Count > 1 ? bound[0] : null);
        var name = text.StartsWith('-') ? text[1..] : text;
        var path = new PathReader(type, limits).Read(name).Path
            ?? throw new InvalidOperationException($"Sort key '{text}' was bound, but its path was not found.");
        var aggregate = path.Members.Any(member => member.IsToMany) ? path.Operator?.Split("__")[0] : null;
        var own = path.Relations.Count == 0 && aggregate is null ? path.Attribute.Column : null;
        Check(text, path, aggregate, value);
        var format = CursorValue.Of(value.Expression.ReturnType, aggregate == "count" ? null : path.Attribute.Column);
        var column = new KeysetColumn(NameOf(path, aggregate), value.Expression, format)
        {
            IsDescending = value.IsDescending,
            CanBeNull = rank is not null,
            AreNullsFirst = rank?.IsDescending ?? false,
            Property = own,
            IsComputed = path.Members.Any(member => member.Hybrid is not null),
            MomentKind = path.Attribute.ValueType?.Clock ?? MomentKind.Any,
        };
        return own is null ? column : column.ComparedAs(own, dialect);
    }

    private static string NameOf(MemberConditionPath path, string? aggregate)
        => string.Join('.', path.Members.Select(member => member.Name)) + (aggregate is null ? "" : $".{aggregate}()");

    private void Check(string text, MemberConditionPath path, string? aggregate, OrderKey value)
    {
        var type = aggregate is null ? path.Attribute.ValueType : null;
        if (type is not null && !IsOrdered(dialect is null ? type.InMemory : type))
            Fail(
                text,
                path,
                $"'{path.AttributeText}' is {type.Description}, which the database does not order by value; sort by another column");
        else if (dialect is not null && dialect.OrderKey(value.Expression) != value.Expression)
            Fail(
                text,
                path,
                $"'{path.AttributeText}' is stored as text and sorted as a rounded number, so rows would be lost; " +
                "give the property a value converter to a number");
        else if (!CursorValue.CanHold(value.Expression.ReturnType, aggregate == "count" ? null : path.Attribute.Column))
            Fail(text, path, $"a cursor cannot contain values of '{path.AttributeText}'; sort by another column");
    }

    /// <summary>Databases can order booleans and bytes, although C# cannot.</summary>
    private static bool IsOrdered(OperandValueType type)
        => type.HasOrder || type.Underlying == typeof(bool) || type.Underlying == typeof(byte[]);

    private void Fail(string text, MemberConditionPath path, string reason)
        => problems.Add(new FilterProblem
        {
            Kind = FilterProblemKind.SortKey,
            Key = text,
            Part = path.AttributeText,
            Reason = reason,
            Input = FilterInput.SortKey,
        });
}
