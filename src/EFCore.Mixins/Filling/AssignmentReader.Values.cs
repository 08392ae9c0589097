using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <content>Checks one value against its member.</content>
internal sealed partial class AssignmentReader
{
    private MemberValueAssignment? Assign(string name, EntityMember member, object? given)
    {
        var isOfColumn = member.Column is { } column && column.ClrType.IsInstanceOfType(given);
        return AssignRead(name, member, isOfColumn ? given : JsonValueReader.Unwrap(given));
    }

    private MemberValueAssignment? AssignRead(string name, EntityMember member, object? value)
        => member.Hybrid is { } hybrid ? Computed(name, member, hybrid, value) : AssignMapped(name, member, value);

    private ComputedMemberAssignment? Computed(string name, EntityMember member, ComputedMember hybrid, object? value)
    {
        if (value is null)
            return hybrid.TakesNull
                ? new ComputedMemberAssignment(member, hybrid, null)
                : Null<ComputedMemberAssignment>(name, "a value is required, null was given");
        return ValueCoercion.TryCoerce(value, hybrid.ValueType, null, out var coerced, out var problem)
            ? new ComputedMemberAssignment(member, hybrid, coerced)
            : WrongType<ComputedMemberAssignment>(name, problem);
    }

    private MemberValueAssignment? AssignMapped(string name, EntityMember member, object? value)
        => member.Metadata switch
        {
            IProperty column => Column(name, member, column, value),
            INavigation { IsCollection: false } reference when reference.TargetEntityType.IsOwned()
                => Part(name, member, reference.TargetEntityType, value),
            INavigation { IsCollection: false } reference => Reference(name, member, reference, value),
            INavigationBase collection => Collection(name, member, collection, value),
            IComplexProperty { IsCollection: false } complex => Part(name, member, complex.ComplexType, value),
            _ => Whole(name, member, member.Metadata.ClrType, value),
        };

    private ColumnAssignment? Column(string name, EntityMember member, IProperty column, object? value)
    {
        if (value is null)
        {
            return column.IsNullable
                ? new ColumnAssignment(member, column, null)
                : Null<ColumnAssignment>(name, "a value is required, null was given");
        }

        if (!column.ClrType.IsInstanceOfType(value)
            && ListColumnElement.Find(column) is { } element
            && ListValueReader.Read(value, int.MaxValue) is { } items)
            return ListColumn(name, member, column, element, items);

        return ValueCoercion.TryCoerce(value, column, out var coerced, out var problem)
            ? new ColumnAssignment(member, column, coerced)
            : WrongType<ColumnAssignment>(name, problem);
    }

    private ReferenceAssignment? Reference(string name, EntityMember member, INavigation reference, object? value)
    {
        var target = reference.TargetEntityType.ClrType;
        if (value is null)
        {
            return reference.IsOnDependent && reference.ForeignKey.IsRequired
                ? Null<ReferenceAssignment>(name, $"{TypeNames.WithArticle(target)} is required, null was given")
                : new ReferenceAssignment(member, reference, null);
        }

        return target.IsInstanceOfType(value)
            ? new ReferenceAssignment(member, reference, value)
            : WrongType<ReferenceAssignment>(
                name,
                $"{TypeNames.WithArticle(target)} is expected, {ValueDescriptions.Describe(value)} was given{ByKey(reference)}");
    }

    private static string ByKey(INavigation reference)
        => reference.IsOnDependent
            ? $" (set a key by '{string.Join("', '", reference.ForeignKey.Properties.Select(property => property.Name))}')"
            : "";

    /// <summary>A column with a list of values, set from any list of them.</summary>
    private ColumnAssignment? ListColumn(
        string name,
        EntityMember member,
        IProperty column,
        ListColumnElement element,
        IReadOnlyList<object?> items)
    {
        var list = Array.CreateInstance(element.ClrType, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            object? coerced = null;
            var problem = items[i] is null && !element.TakesNull
                ? $"{ValueDescriptions.Name(element.ClrType)} is expected, null was given"
                : null;
            if (items[i] is { } item && !ValueCoercion.TryCoerce(item, element.ClrType, element.Converter, out coerced, out problem))
                coerced = null;
            if (problem is not null)
                return WrongType<ColumnAssignment>($"{name}[{i}]", problem);
            list.SetValue(coerced, i);
        }

        var type = typeof(List<>).MakeGenericType(element.ClrType);
        return column.ClrType.IsInstanceOfType(list) ? new ColumnAssignment(member, column, list)
            : column.ClrType.IsAssignableFrom(type) ? new ColumnAssignment(member, column, Activator.CreateInstance(type, list))
            : WrongType<ColumnAssignment>(name, $"{TypeNames.WithArticle(column.ClrType)} is expected, a list was given");
    }

    private MemberValueAssignment? Part(string name, EntityMember member, ITypeBase part, object? value)
    {
        if (value is null || part.ClrType.IsInstanceOfType(value) || NamedValueReader.TryRead(value) is null)
            return Whole(name, member, part.ClrType, value);
        var present = instance is null ? null : MemberAccess.Get(member.Metadata, instance);
        var count = problems.Count;
        var plan = new AssignmentReader(part, present, problems, $"{path}{name}.", depth + 1, context).Read(value);
        var created = present is null && problems.Count == count
            ? EntityInstanceFactory.Create(plan, problems, $"{path}{name}.", context)
            : null;
        return new NestedAssignment(member, plan, created);
    }

    private WholeMemberAssignment? Whole(string name, EntityMember member, Type expected, object? value)
        => value is null && !member.IsOptional
            ? Null<WholeMemberAssignment>(name, $"{TypeNames.WithArticle(expected)} is required, null was given")
            : value is null || expected.IsInstanceOfType(value) ? new WholeMemberAssignment(member, value)
            : WrongType<WholeMemberAssignment>(
                name,
                $"{TypeNames.WithArticle(expected)} is expected, {ValueDescriptions.Describe(value)} was given");

    private T? WrongType<T>(string name, string reason)
        where T : class
    {
        Refuse(name, FillProblemKind.WrongType, reason);
        return null;
    }

    private T? Null<T>(string name, string reason)
        where T : class
    {
        Refuse(name, FillProblemKind.NullValue, reason);
        return null;
    }
}
