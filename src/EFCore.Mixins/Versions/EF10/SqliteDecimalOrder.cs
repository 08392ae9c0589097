using System.Linq.Expressions;

namespace EFCore.Mixins.Versions;

/// <summary>The order of decimals on SQLite, which stores them as text.</summary>
internal static class SqliteDecimalOrder
{
    /// <summary>Whether rows can be sorted by a column of decimals if the member is of another type.</summary>
    public static bool CanSortConverted => true;

    /// <summary>An order by a decimal in a form that the provider can translate; null if it already is.</summary>
    public static MethodCallExpression? Translate(MethodCallExpression call) => null;

    /// <inheritdoc cref="Translate" />
    public static Expression OrderKey(Expression key) => key;
}
