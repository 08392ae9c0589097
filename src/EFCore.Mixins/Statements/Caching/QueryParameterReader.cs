using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>Replaces the parameters of a tree by parameters of a compiled query.</summary>
/// <param name="values">The values of the statement, each at its position. The tree may contain others with their own position.</param>
internal sealed class QueryParameterReader(IReadOnlyList<ConditionValue> values) : ExpressionVisitor
{
    private const string Name = nameof(Parameter<>.Value);

    private readonly Dictionary<Parameter, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly List<QueryParameter> parameters = [];
    private readonly Dictionary<ConditionValue, int> positions = values.Index().ToDictionary(value => value.Item, value => value.Index);

    /// <summary>The parameters, in the order in which they were found.</summary>
    public IReadOnlyList<QueryParameter> Parameters => parameters;

    /// <summary>Whether the tree contains values that are not the statement's. A compiled query would keep them.</summary>
    public bool HasForeignValues { get; private set; }

    protected override Expression VisitMember(MemberExpression node)
        => Parameter.Find(node) is { } parameter ? CompiledQueryParameters.Create(NameOf(parameter), node.Type)
            : node is { Expression: null or ConstantExpression } ? Fixed(node)
            : base.VisitMember(node);

    protected override Expression VisitMethodCall(MethodCallExpression node)
        => ListParameters.IsForm(node.Method) ? List(node) : base.VisitMethodCall(node);

    protected override Expression VisitConstant(ConstantExpression node)
    {
        HasForeignValues |= node.Value is not (null or string or Enum or Type or DbFunctions) && !node.Type.IsPrimitive;
        return node;
    }

    /// <summary><c>EF.Functions</c> is always the same. Any other member that is read without a row may change.</summary>
    private MemberExpression Fixed(MemberExpression node)
    {
        HasForeignValues |= node.Type != typeof(DbFunctions);
        return node;
    }

    // EF.Parameter(values), EF.MultipleParameters(values)
    private Expression List(MethodCallExpression node)
    {
        if (node.Arguments is [var values]
            && Parameter.Find(values) is { } parameter
            && CompiledQueryParameters.CreateList(node.Method, NameOf(parameter), node.Type) is { } list)
            return list;
        HasForeignValues = true;
        return node;
    }

    private string NameOf(Parameter parameter)
    {
        var position = PositionOf(parameter.Argument);
        HasForeignValues |= position < 0;
        if (!names.TryGetValue(parameter, out var name))
        {
            names.Add(parameter, name = CompiledQueryParameters.NameOf(names.Count == 0 ? Name : $"{Name}{names.Count}"));
            parameters.Add(new QueryParameter(name, position, parameter.Conversion));
        }

        return name;
    }

    private int PositionOf(ConditionValue value) => value.Position >= 0 ? value.Position : positions.GetValueOrDefault(value, -1);
}
