using System.Linq.Expressions;
using EFCore.Mixins.Expressions;

namespace EFCore.Mixins.Filtering.Nodes;

/// <summary>Where the value of a condition comes from on a row.</summary>
internal interface IOperandSource
{
    ConditionOperand On(Expression row, RowExpressionReader reader);

    /// <summary>Writes what <see cref="On"/> depends on.</summary>
    void Write(StatementKeyWriter writer);
}
