using System.Linq.Expressions;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Instances;

/// <summary>The members that a projection sets, read from <c>new Post(row.Title) { Id = row.Id }</c>.</summary>
/// <remarks>
///     As text they can be a part of the code that EF compiles for a query: paths, and a question mark if the set columns are unknown.
/// </remarks>
internal sealed class ProjectedMembers
{
    private const string Uncertain = "?";

    private readonly HashSet<string> paths;

    private ProjectedMembers(HashSet<string> paths) => this.paths = paths;

    /// <summary>Whether it sets a member that may change any columns, such as a computed member or a constructor parameter.</summary>
    public bool IsUncertain => paths.Contains(Uncertain);

    public static ProjectedMembers Parse(string text) => new([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries)]);

    public static ProjectedMembers Of(ITypeBase type, NewExpression construction, IEnumerable<MemberBinding> bindings)
    {
        var members = new ProjectedMembers([]);
        members.Add(type, construction, bindings, "");
        return members;
    }

    public bool Contains(IPropertyBase member)
        => paths.Contains(ComplexMemberPaths.Of(member))
            || (member.DeclaringType is IComplexType { ComplexProperty: var outer } && Contains(outer));

    /// <summary>The columns of a member: itself, or those of a complex one.</summary>
    public static IEnumerable<IProperty> ColumnsOf(IPropertyBase member)
        => member switch
        {
            IProperty column => [column],
            IComplexProperty { IsCollection: false, ComplexType: var type } => type.GetFlattenedProperties(),
            _ => [],
        };

    public override string ToString() => string.Join(',', paths);

    private void Add(ITypeBase type, NewExpression construction, IEnumerable<MemberBinding> bindings, string prefix)
    {
        foreach (var parameter in construction.Constructor?.GetParameters() ?? [])
            Add(type, parameter.Name, value: null, prefix);
        foreach (var binding in bindings)
            Add(type, binding.Member.Name, (binding as MemberAssignment)?.Expression, prefix);
    }

    private void Add(ITypeBase type, string? name, Expression? value, string prefix)
    {
        if (MemberNamed(type, name) is not { } member)
            paths.Add(Uncertain);
        else if (member is IComplexProperty { IsCollection: false, ComplexType: var part } && value is MemberInitExpression made)
            Add(part, made.NewExpression, made.Bindings, $"{prefix}{member.Name}.");
        else
            paths.Add(prefix + member.Name);
    }

    private static IPropertyBase? MemberNamed(ITypeBase type, string? name)
        => type.GetMembers()
            .Where(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .MinBy(member => member.Name != name);
}
