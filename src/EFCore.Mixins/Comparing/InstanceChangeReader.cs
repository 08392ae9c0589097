using System.Collections;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Comparing;

/// <summary>Compares an instance with its former row.</summary>
internal sealed partial class InstanceChangeReader(object instance, FormerRowValues row)
{
    private readonly Dictionary<string, ValueChange> changes = [];
    private readonly ProjectedInstance? projected = row is { IsKnown: false, IsNew: false } ? ProjectedInstance.Of(instance) : null;

    public static IReadOnlyDictionary<string, ValueChange> Read(object instance)
        => new InstanceChangeReader(instance, FormerRowValues.Of(instance)).Read();

    public static bool IsDirty(object instance, string name)
    {
        var type = FormerRowValues.Of(instance).EntityType;
        var parts = name.Split('.', 2);
        var path = EntityMemberTable.Of(type).Find(parts[0]) is [var member]
            ? string.Join('.', [member.Name, .. parts[1..]])
            : throw new ArgumentException(
                $"'{name}' can't be looked up on '{type.ClrType.Name}': it has no member '{parts[0]}'. " +
                "Give a column, a relation, or a path such as 'Address.City'.",
                nameof(name));
        return Read(instance).Keys.Any(changed => IsWithin(changed, path));
    }

    private Dictionary<string, ValueChange> Read()
    {
        ReadColumns();
        ReadLists();
        var layout = EntityTypeLayout.Of(row.EntityType);
        foreach (var member in layout.Owned)
        {
            if (projected?.Has(member, instance) != false)
                ReadOwned(member, member.Name, row, instance);
        }

        foreach (var relation in layout.Relations)
            ReadRelation(relation);
        return changes;
    }

    private static bool IsWithin(string changed, string path)
        => changed.Equals(path, StringComparison.OrdinalIgnoreCase)
            || (changed.Length > path.Length
                && changed[path.Length] == '.'
                && changed.StartsWith(path, StringComparison.OrdinalIgnoreCase));

    private void ReadColumns()
    {
        foreach (var property in EntityTypeLayout.Of(row.EntityType).Properties)
        {
            var current = property.IsShadowProperty() ? row.CurrentShadow(property, instance) : Value(property, instance);
            if (row.IsKnown ? !AreEqual(property, row.Value(property), current) : IsWritten(property, current))
                changes[ComplexMemberPaths.Of(property)] = new ValueChange(row.Value(property), current);
        }
    }

    private void ReadLists()
    {
        foreach (var list in EntityTypeLayout.Of(row.EntityType).Lists)
        {
            var (original, current) = (row.List(list), Value(list, instance) as IList);
            if (row.IsKnown ? !ComplexMemberLists.AreEqual(list, original, current) : IsWritten(list, current))
                changes[ComplexMemberPaths.Of(list)] = new ValueChange(original, current);
        }
    }

    /// <summary>Whether a save writes a column of an unknown row.</summary>
    private bool IsWritten(IProperty property, object? current)
        => row.IsNew ? !InstanceKeyValues.IsUnset(current, property)
            : !property.IsPrimaryKey() && !property.IsShadowProperty() && projected?.Has(property, current) != false;

    private bool IsWritten(IComplexProperty list, IList? current)
        => (!row.IsNew && projected?.Has(list, instance) != false) || current is { Count: > 0 };

    private void ReadOwned(INavigation member, string path, FormerRowValues owner, object holder)
    {
        var former = owner.Targets(member);
        var present = MemberAccess.Targets(member, holder);
        if (member.IsCollection)
            ReadElements(member, path, owner, former, present);
        else
            ReadOwned(member, path, owner, former is [var was, ..] ? was : null, present is [var now] ? now : null);
    }

    private void ReadOwned(INavigation member, string path, FormerRowValues owner, object? former, object? present)
    {
        var formerRow = former is null ? null : owner.Owned(former);
        var part = projected is null || present is null ? null : ProjectedInstance.Of(present);
        foreach (var property in OwnColumns(member.TargetEntityType))
        {
            var (original, current) = (formerRow?.Value(property), present is null ? null : Value(property, present));
            if (!AreEqual(property, original, current) && part?.Has(property, current) != false)
                changes[$"{path}.{ComplexMemberPaths.Of(property)}"] = new ValueChange(original, current);
        }

        if ((present ?? former) is not { } holder)
            return;
        foreach (var inner in EntityTypeLayout.Of(member.TargetEntityType).Owned)
            ReadOwned(inner, $"{path}.{inner.Name}", formerRow ?? new UnknownRowValues(member.TargetEntityType, isNew: true), holder);
    }

    private void ReadElements(
        INavigation member,
        string path,
        FormerRowValues owner,
        IReadOnlyList<object> former,
        IReadOnlyList<object> present)
    {
        if (former.Count != present.Count || present.Any(IsOther))
            changes[path] = new ValueChange(former, present);

        bool IsOther(object element) => !former.Contains(element, ReferenceEqualityComparer.Instance) || IsChanged(member, owner, element);
    }

    private static bool IsChanged(INavigation member, FormerRowValues owner, object element)
    {
        var former = owner.Owned(element);
        return OwnColumns(member.TargetEntityType).Any(property => !AreEqual(property, former?.Value(property), Value(property, element)));
    }

    private static IEnumerable<IProperty> OwnColumns(IEntityType type)
        => EntityTypeLayout.Of(type).Properties.Where(property => !property.IsShadowProperty() && !property.IsPrimaryKey());

    private static bool AreEqual(IProperty property, object? original, object? current)
        => property.GetValueComparer().Equals(original, current);

    private static object? Value(IPropertyBase member, object instance) => MemberAccess.Within(member, instance);
}
