using System.Runtime.CompilerServices;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <content>Reads the values of a collection: entities, values of new ones, and keys of rows to link to.</content>
internal sealed partial class AssignmentReader
{
    /// <summary>The maximum nesting of values. A class can have a collection of its own type, and JSON any depth.</summary>
    private const int MostDepth = 32;

    private CollectionAssignment? Collection(string name, EntityMember member, INavigationBase collection, object? value)
    {
        var target = collection.TargetEntityType.ClrType;
        var expected = $"a list of '{TypeNames.Of(target)}'{(collection is ISkipNavigation ? " or its keys" : "")} is expected";
        if (ListValueReader.Read(value, int.MaxValue) is not { } elements)
            return WrongType<CollectionAssignment>(name, $"{expected}, {ValueDescriptions.Describe(value)} was given");
        var count = problems.Count;
        var (targets, keys) = (new List<object>(), new List<(int, object?[])>());
        for (var i = 0; i < elements.Count; i++)
        {
            if (elements[i] is { } element && target.IsInstanceOfType(element))
                targets.Add(element);
            else if (KeyOf(collection, elements[i]) is { } key)
                keys.Add((i, key));
            else if (elements[i] is { } values && NamedValueReader.TryRead(values) is not null)
                Add(targets, NewChild($"{path}{name}[{i}].", collection, values));
            else
                return WrongType<CollectionAssignment>(name, $"{expected}, its element {i} is {ValueDescriptions.Describe(elements[i])}");
        }

        return problems.Count == count
            ? new CollectionAssignment(member, collection, [.. targets.Distinct(ReferenceEqualityComparer.Instance)], keys)
            : null;
    }

    /// <summary>
    ///     The key of a row to link to; null if the element is not a key. Values with names are those of a new row.
    /// </summary>
    private static object?[]? KeyOf(INavigationBase collection, object? element)
        => collection is ISkipNavigation
            && element is not null
            && (element is ITuple || NamedValueReader.TryRead(element) is null)
            && PrimaryKeyReader.TryRead(element, InstanceKeyValues.Of(collection.TargetEntityType).Properties, out var key, out _)
            && Array.TrueForAll(key, part => part is not null) ? key : null;

    private static void Add(List<object> targets, object? child)
    {
        if (child is not null)
            targets.Add(child);
    }

    /// <summary>A new instance with the values; null if they have problems.</summary>
    private object? NewChild(string childPath, INavigationBase collection, object values)
    {
        if (depth == MostDepth)
        {
            problems.Add(new FillProblem(childPath.TrimEnd('.'), FillProblemKind.WrongType, $"values nest deeper than {MostDepth}", []));
            return null;
        }

        var count = problems.Count;
        var reader = new AssignmentReader(collection.TargetEntityType, null, problems, childPath, depth + 1, context);
        var plan = reader.Read(values);
        foreach (var assignment in plan.Assignments)
            reader.RefuseGeneratedKey(assignment.Member);
        return problems.Count == count ? EntityInstanceFactory.Create(plan, problems, childPath, context, collection) : null;
    }

    /// <summary>An existing row must be passed as the entity itself. Its key alone would take it from its present owner.</summary>
    private void RefuseGeneratedKey(EntityMember member)
    {
        if (member.Column is { ValueGenerated: not ValueGenerated.Never } key && key.IsPrimaryKey())
            Refuse(
                member.Name,
                FillProblemKind.NotSettable,
                "the database generates the key of a new row; for an existing row, give the entity itself");
    }
}
