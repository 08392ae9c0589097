using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Values that were checked as a whole and can be set.</summary>
internal sealed class CheckedAssignments(ITypeBase type, IReadOnlyList<MemberValueAssignment> assignments)
{
    public ITypeBase Type => type;

    public IReadOnlyList<MemberValueAssignment> Assignments => assignments;

    /// <summary>Checks the values; throws with all problems.</summary>
    public static CheckedAssignments Read(
        ITypeBase type,
        object? instance,
        object values,
        IReadOnlyCollection<string>? only,
        DbContext? context)
    {
        var reader = new AssignmentReader(type, instance, only, context);
        var plan = reader.Read(values);
        return reader.Problems.Count == 0 ? plan : throw new FillException(type.ClrType, reader.Problems);
    }

    /// <summary>Whether a value sets the member.</summary>
    public bool Covers(IPropertyBase member)
    {
        foreach (var assignment in assignments)
        {
            if (assignment.Covers(member))
                return true;
        }

        return false;
    }

    /// <summary>
    ///     Sets the values of a new instance that its constructor has not set. If a setter of the class throws, the instance is discarded.
    /// </summary>
    public void Complete(object instance, List<MemberValueAssignment> used)
    {
        foreach (var assignment in assignments)
        {
            if (!used.Contains(assignment))
                assignment.Apply(instance);
        }

        MarkNamed(instance);
        MarkKeys(instance);
    }

    /// <summary>Sets all values, or none if a setter of the class throws.</summary>
    public void Apply(object instance)
    {
        var done = new Stack<Action>();
        try
        {
            foreach (var assignment in assignments)
            {
                foreach (var member in Touched(assignment))
                    done.Push(Former(instance, member.Metadata));
                assignment.Apply(instance);
            }

            MarkReplaced(instance);
            MarkNamed(instance);
            MarkKeys(instance);
        }
        catch
        {
            while (done.TryPop(out var restore))
                restore();
            throw;
        }
    }

    /// <summary>Records the columns, including those of complex members. An owned member is a separate entity.</summary>
    private void MarkNamed(object instance)
    {
        if (type is not IEntityType)
            return;
        var notes = InstanceRecords.NotesOf(instance);
        var projected = notes?.Projected?.Copy();
        MarkNamed(instance, projected);
        if (projected is not null)
            notes?.Projected = projected;
    }

    private void MarkNamed(object instance, ProjectedInstance? projected)
    {
        foreach (var assignment in assignments)
        {
            if (assignment is NestedAssignment { Member.Metadata: IComplexProperty } nested)
            {
                nested.Plan.MarkNamed(instance, projected);
            }
            else if (assignment.Member is { Hybrid: null, Metadata: var member })
            {
                if (member is IProperty column)
                    NamedDefaultValues.Mark(instance, column, assignment.Value);
                projected?.Take(member);
            }
        }
    }

    /// <summary>Records the assigned relations, so that the save replaces their rows, whether loaded or not.</summary>
    private void MarkReplaced(object instance)
    {
        foreach (var assignment in assignments)
        {
            if (assignment.Replaced is { } relation)
                AssignedRelations.Mark(instance, relation);
        }
    }

    private void MarkKeys(object instance)
    {
        foreach (var assignment in assignments)
            (assignment as CollectionAssignment)?.MarkKeys(instance);
    }

    /// <summary>The members that an assignment changes. The setter of a computed member can change any member.</summary>
    private IEnumerable<EntityMember> Touched(MemberValueAssignment assignment)
        => assignment is ComputedMemberAssignment ? EntityMemberTable.Of(type).Mapped : [assignment.Member];

    private static Action Former(object instance, IPropertyBase member)
    {
        if (member.IsShadowProperty())
            return () => { };
        if (member is INavigationBase relation)
        {
            var targets = MemberAccess.Targets(relation, instance);
            return () => MemberAccess.Restore(relation, instance, targets);
        }

        var value = MemberAccess.Get(member, instance);
        return () => MemberAccess.Put(member, instance, value);
    }
}
