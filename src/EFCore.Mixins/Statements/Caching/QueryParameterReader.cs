using System.Linq.Expressions;
using EFCore.Mixins.Expressions;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins.Statements.Caching;

/// <summary>Turns the parameters of a tree into those of a compiled query.</summary>
/// <param name="values">The values of the statement, each at its position; the tree may hold others that know their position.</param>
internal sealed class QueryParameterReader(IReadOnlyList<ConditionValue> values) : ExpressionVisitor
{
    private const string Name = nameof(Parameter<>.Value);

    private readonly Dictionary<Parameter, string> names = new(ReferenceEqualityComparer.Instance);
    private readonly List<QueryParameter> parameters = [];
    private readonly Dictionary<ConditionValue, int> positions = values.Index().ToDictionary(value => value.Item, value => value.Index);

    /// <summary>The parameters, in the order in which they were met.</summary>
    public IReadOnlyList<QueryParameter> Parameters => parameters;

    /// <summary>Whether the tree holds values that are none of the statement's, which a compiled query would keep.</summary>
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

    /// <summary><c>EF.Functions</c> is always the same; nothing else that is read without a row needs to be.</summary>
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
