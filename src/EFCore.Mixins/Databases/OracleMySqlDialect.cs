using System.Linq.Expressions;
using EFCore.Mixins.Functions;
using EFCore.Mixins.Versions;

namespace EFCore.Mixins.Databases;

/// <summary>
///     MySQL and MariaDB with Oracle's provider, <c>MySql.EntityFrameworkCore</c>. It does not escape backslashes in texts, sends a list as
///     one parameter of JSON that the server cannot read, and has no nullability for its own regular expressions.
/// </summary>
internal sealed class OracleMySqlDialect : MySqlDialect
{
    private OracleMySqlDialect()
    {
    }

    public static new OracleMySqlDialect Instance { get; } = new();

    /// <summary>A character that is literal in a text, regardless of the <c>sql_mode</c>.</summary>
    protected override char Escape => '|';

    // RegexPosition.Of(text, pattern) > 0
    public override Expression? Translate(MethodCallExpression call)
        => TextFunctions.IsRegex(call.Method)
            ? Expression.GreaterThan(RegexPosition.Call(call.Arguments[0], call.Arguments[1]), Expression.Constant(0))
            : base.Translate(call);

    // EF.MultipleParameters(values).Contains(value)
    protected override Expression ContainsEach(Expression value, Expression values) => Contains(value, ListParameters.Each(values));
}
