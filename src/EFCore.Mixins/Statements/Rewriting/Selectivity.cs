using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Statements.Rewriting;

/// <summary>Estimates which conditions match few of many rows, from the tree and the indexes of the model.</summary>
/// <param name="model">The model of the context.</param>
internal sealed class Selectivity(IModel model)
{
    /// <summary>Whether few rows match the condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="row">The row variable of the condition.</param>
    /// <param name="countsRelated">Whether conditions on related rows are estimated too.</param>
    public bool Narrows(Expression condition, ParameterExpression row, bool countsRelated)
        => condition switch
        {
            BinaryExpression { NodeType: ExpressionType.AndAlso } and
                => Narrows(and.Left, row, countsRelated) || Narrows(and.Right, row, countsRelated),
            BinaryExpression { NodeType: ExpressionType.OrElse } or
                => Narrows(or.Left, row, countsRelated) && Narrows(or.Right, row, countsRelated),
            BinaryExpression { NodeType: ExpressionType.Equal } equal
                => IsOneOf(equal.Left, equal.Right, row) || IsOneOf(equal.Right, equal.Left, row),
            BinaryExpression { NodeType: not ExpressionType.NotEqual } range => IsRange(range.Left, range.Right, row),
            MethodCallExpression call when RelatedRowsCall.Find(call) is { } related => countsRelated && Narrows(related),
            MethodCallExpression call => Narrows(call, row),
            _ => false,
        };

    /// <summary>Whether few rows of the type match its query filters.</summary>
    public bool NarrowsAlways(IEntityType type)
        => model.FindEntityType(type.Name) is { } local
            && EntityQueryFilters.On(local.GetRootType()).Any(filter => Narrows(filter.Body, filter.Parameters[0], countsRelated: false));

    /// <summary>Whether few related rows match the condition on them.</summary>
    public bool Narrows(RelatedRowsCall related)
        => related.Predicate is { Body: var body, Parameters: [var row] } && Narrows(body, row, countsRelated: true);

    /// <summary>Whether an index returns rows in the order of the key. If that is uncertain, it is assumed.</summary>
    /// <remarks>A rank of nulls is ignored, because it becomes part of the order that follows it.</remarks>
    public bool IsSorted(LambdaExpression key)
        => RowMemberPath.Of(WithoutRank(key.Body), key.Parameters[0]) is { } path
            && (FindColumn(path, key.Parameters[0]) is not { } column || LeadsIndex(column));

    private static Expression WithoutRank(Expression key)
        => key is BinaryExpression { NodeType: ExpressionType.Equal, Right: ConstantExpression { Value: null } } rank ? rank.Left : key;

    private bool Narrows(MethodCallExpression call, ParameterExpression row)
        => call switch
        {
            { Method.DeclaringType: var type, Arguments: [var value, var given] } when type == typeof(ListFunctions)
                => IsOneOf(value, given, row),
            { Method: { DeclaringType: var type, Name: nameof(TextFunctions.IEquals) }, Arguments: [var text, var given] }
                when type == typeof(TextFunctions) => IsOneOf(text, given, row),
            { Method: { DeclaringType: var type, Name: nameof(TextFunctions.StartsWith) }, Arguments: [var text, var given] }
                when type == typeof(TextFunctions) => IsRange(text, given, row),
            { Method.Name: nameof(Equals), Object: { } value, Arguments: [var given] } => IsOneOf(value, given, row),
            _ => false,
        };

    /// <summary>
    ///     Whether a value that differs between rows is compared with given values. Booleans and enums have too few values to be selective.
    /// </summary>
    private static bool IsOneOf(Expression value, Expression given, ParameterExpression row)
        => RowMemberPath.Of(value, row) is { } path && !IsCoarse(path.Type) && IsGiven(given);

    private bool IsRange(Expression value, Expression given, ParameterExpression row)
        => value switch
        {
            MethodCallExpression
            {
                Method: { Name: nameof(TextFunctions.Compare), DeclaringType: var type },
                Arguments: [var text, var end],
            } when type == typeof(TextFunctions) => IsRange(text, end, row),
            MethodCallExpression { Method.Name: nameof(IComparable.CompareTo), Object: { } compared, Arguments: [var end] }
                => IsRange(compared, end, row),
            _ => IsGiven(given) && RowMemberPath.Of(value, row) is { } path && FindColumn(path, row) is { } column && LeadsIndex(column),
        };

    private IProperty? FindColumn(RowMemberPath path, ParameterExpression row)
        => path.Name is { } name ? model.FindEntityType(row.Type)?.FindProperty(name) : null;

    private static bool LeadsIndex(IProperty column)
        => column.GetContainingIndexes().Any(index => index.Properties[0] == column)
            || column.GetContainingKeys().Any(key => key.Properties[0] == column);

    private static bool IsGiven(Expression value)
        => value is not ConstantExpression { Value: null } && !RowDependenceFinder.Of(value);

    private static bool IsCoarse(Type type)
        => (Nullable.GetUnderlyingType(type) ?? type) is var value && (value == typeof(bool) || value.IsEnum);
}
