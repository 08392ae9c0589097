using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EFCore.Mixins.Metadata;

/// <summary>Finds the column of a twin's enum. One that is stored as text has no order.</summary>
internal sealed class StoredEnumConverter : ExpressionVisitor
{
    private readonly ITypeBase owner;
    private readonly Type type;
    private readonly HashSet<ComputedMember> seen = [];
    private ValueConverter? found;

    private StoredEnumConverter(ITypeBase owner, Type type) => (this.owner, this.type) = (owner, type);

    /// <summary>The converter of that column; null if the value is not an enum or is stored as a number.</summary>
    public static ValueConverter? ConverterOf(ComputedMember hybrid, ITypeBase owner)
    {
        var type = Underlying(hybrid.ValueType);
        if (!type.IsEnum)
            return null;
        var visitor = new StoredEnumConverter(owner, type);
        visitor.Visit(hybrid.Twin.Body);
        return visitor.found;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node.Expression is { } row && Underlying(node.Type) == type)
            Read(row, node.Member.Name);
        return base.VisitMember(node);
    }

    private void Read(Expression row, string name)
    {
        if (Column(row, name) is { } column)
            found ??= column.GetTypeMapping().Converter is { } converter && converter.ProviderClrType == typeof(string)
                ? converter
                : null;
        else if (ComputedMemberSet.Of(row.Type).Find(name) is { } inner && seen.Add(inner))
            Visit(inner.Twin.Body);
    }

    private IProperty? Column(Expression row, string name)
        => row is ParameterExpression parameter && parameter.Type.IsAssignableFrom(owner.ClrType)
            ? owner.FindProperty(name)
            : owner.Model.FindEntityTypes(row.Type)
                .Select(entity => entity.FindProperty(name))
                .FirstOrDefault(column => column is not null);

    private static Type Underlying(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
