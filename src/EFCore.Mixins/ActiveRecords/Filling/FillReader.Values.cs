using System.Collections;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Hybrids;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords.Filling;

/// <content>Checks one value against the member that it is for.</content>
internal sealed partial class FillReader
{
    private Assignment? Assign(string name, Member member, object? value)
        => member.Hybrid is { } hybrid ? Computed(name, member, hybrid, value) : AssignMapped(name, member, value);

    private HybridAssignment? Computed(string name, Member member, Hybrid hybrid, object? value)
    {
        if (value is null)
            return hybrid.TakesNull ? new HybridAssignment(member, hybrid, null) : WrongType<HybridAssignment>(name, "a value is required, null was given");
        return Coercion.TryCoerce(value, hybrid.ValueType, null, out var coerced, out var problem)
            ? new HybridAssignment(member, hybrid, coerced)
            : WrongType<HybridAssignment>(name, problem);
    }

    private Assignment? AssignMapped(string name, Member member, object? value)
        => member.Metadata switch
        {
            IProperty column => Column(name, member, column, value),
            INavigation { IsCollection: false } reference when reference.TargetEntityType.IsOwned() => Part(name, member, reference.TargetEntityType, value),
            INavigation { IsCollection: false } reference => Reference(name, member, reference, value),
            INavigationBase collection => Collection(name, member, collection, value),
            IComplexProperty { IsCollection: false } complex => Part(name, member, complex.ComplexType, value),
            _ => Whole(name, member, member.Metadata.ClrType, value),
        };

    private ColumnAssignment? Column(string name, Member member, IProperty column, object? value)
    {
        if (value is null)
        {
            return column.IsNullable
                ? new ColumnAssignment(member, column, null)
                : WrongType<ColumnAssignment>(name, "a value is required, null was given");
        }

        return Coercion.TryCoerce(value, column, out var coerced, out var problem)
            ? new ColumnAssignment(member, column, coerced)
            : WrongType<ColumnAssignment>(name, problem);
    }

    private ReferenceAssignment? Reference(string name, Member member, INavigation reference, object? value)
    {
        var target = reference.TargetEntityType.ClrType;
        if (value is null)
        {
            return reference.IsOnDependent && reference.ForeignKey.IsRequired
                ? WrongType<ReferenceAssignment>(name, $"a '{target.Name}' is required, null was given")
                : new ReferenceAssignment(member, reference, null);
        }

        return target.IsInstanceOfType(value)
            ? new ReferenceAssignment(member, reference, value)
            : WrongType<ReferenceAssignment>(name, $"a '{target.Name}' is expected, {ValueKinds.Describe(value)} was given{ByKey(reference)}");
    }

    private static string ByKey(INavigation reference)
        => reference.IsOnDependent ? $" (a key goes to '{string.Join("', '", reference.ForeignKey.Properties.Select(property => property.Name))}')" : "";

    private CollectionAssignment? Collection(string name, Member member, INavigationBase collection, object? value)
    {
        var target = collection.TargetEntityType.ClrType;
        if (value is not IEnumerable elements || value is string)
            return WrongType<CollectionAssignment>(name, $"a list of '{target.Name}' is expected, {ValueKinds.Describe(value)} was given");
        var targets = elements.Cast<object?>().ToList();
        var wrong = targets.FindIndex(element => !target.IsInstanceOfType(element));
        // every element is a target, so none is null
        return wrong < 0
            ? new CollectionAssignment(member, collection, [.. targets.Distinct(ReferenceEqualityComparer.Instance)!])
            : WrongType<CollectionAssignment>(name, $"a list of '{target.Name}' is expected, its element {wrong} is {ValueKinds.Describe(targets[wrong])}");
    }

    private Assignment? Part(string name, Member member, ITypeBase part, object? value)
    {
        if (value is null || part.ClrType.IsInstanceOfType(value) || !ObjectValues.TryRead(value, out _))
            return Whole(name, member, part.ClrType, value);
        var present = instance is null ? null : MemberValues.Get(member.Metadata, instance);
        var count = problems.Count;
        var plan = new FillReader(part, present, problems, $"{path}{name}.").Read(value);
        var created = present is null && problems.Count == count ? EntityFactory.Create(plan, problems, $"{path}{name}.") : null;
        return new NestedAssignment(member, plan, created);
    }

    private WholeAssignment? Whole(string name, Member member, Type expected, object? value)
        => value is null && !member.IsOptional ? WrongType<WholeAssignment>(name, $"a '{expected.Name}' is required, null was given")
            : value is null || expected.IsInstanceOfType(value) ? new WholeAssignment(member, value)
            : WrongType<WholeAssignment>(name, $"a '{expected.Name}' is expected, {ValueKinds.Describe(value)} was given");

    private T? WrongType<T>(string name, string reason)
        where T : class
    {
        Refuse(name, FillProblemKind.WrongType, reason);
        return null;
    }
}
