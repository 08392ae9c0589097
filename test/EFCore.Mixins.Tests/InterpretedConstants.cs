using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests;

/// <summary>
///     Evaluates the constants of a query with the interpreter, where EF compiles a method for each. In tests a query runs once, and compilation took a
///     sixth of their time.
/// </summary>
/// <remarks>Contexts of hosts and those with services of their own use EF's implementation.</remarks>
internal sealed class InterpretedConstants(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies,
    RelationalShapedQueryCompilingExpressionVisitorDependencies relational,
    RelationalCommandBuilderDependencies commands)
    : RelationalLiftableConstantProcessor(dependencies, relational, commands)
{
    private readonly MaterializerLiftableConstantContext core = new(dependencies);
    private readonly RelationalMaterializerLiftableConstantContext all = new(dependencies, relational, commands);

    protected override ConstantExpression InlineConstant(LiftableConstantExpression liftableConstant)
    {
        var value = liftableConstant.ResolverExpression switch
        {
            Expression<Func<MaterializerLiftableConstantContext, object>> resolver => resolver.Compile(preferInterpretation: true)(core),
            Expression<Func<RelationalMaterializerLiftableConstantContext, object>> resolver => resolver.Compile(preferInterpretation: true)(all),
            _ => throw new NotSupportedException($"EF finds a constant by {liftableConstant.ResolverExpression.GetType()}"),
        };
        return Expression.Constant(value, liftableConstant.Type);
    }
}

internal static class InterpretedConstantsExtensions
{
    /// <inheritdoc cref="InterpretedConstants" />
    public static DbContextOptionsBuilder<TContext> WithInterpretedConstants<TContext>(this DbContextOptionsBuilder<TContext> options)
        where TContext : DbContext
        => options.ReplaceService<ILiftableConstantProcessor, InterpretedConstants>();
}
