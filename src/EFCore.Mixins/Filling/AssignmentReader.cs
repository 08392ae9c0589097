using System.Reflection;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Checks values against the members of a type, and collects every problem.</summary>
internal sealed partial class AssignmentReader
{
    private readonly ITypeBase type;
    private readonly object? instance;
    private readonly EntityMemberTable members;
    private readonly HashSet<EntityMember>? allowed;
    private readonly List<FillProblem> problems;
    private readonly string path;
    private readonly int depth;
    private readonly DbContext? context;

    public AssignmentReader(ITypeBase type, object? instance, IReadOnlyCollection<string>? only, DbContext? context)
        : this(type, instance, [], "", depth: 0, context)
        => allowed = only is null ? null : [.. only.Select(Find).OfType<EntityMember>()];

    private AssignmentReader(ITypeBase type, object? instance, List<FillProblem> problems, string path, int depth, DbContext? context)
    {
        this.context = context;
        this.depth = depth;
        this.type = type;
        this.instance = instance;
        this.problems = problems;
        this.path = path;
        members = EntityMemberTable.Of(type);
    }

    public List<FillProblem> Problems => problems;

    public CheckedAssignments Read(object values)
    {
        var assignments = new List<MemberValueAssignment>();
        foreach (var (name, value) in NamedValueReader.Read(type, values))
        {
            if (Find(name) is { } member && IsSettable(member.Name, member, value) && Assign(member.Name, member, value) is { } assignment)
                assignments.Add(assignment);
        }

        if (assignments.Count > 1)
            CheckTogether(assignments);
        return new CheckedAssignments(type, assignments.Exists(IsComputed) ? [.. assignments.OrderBy(IsComputed)] : assignments);
    }

    private EntityMember? Find(string name)
    {
        var found = members.Find(name);
        if (found.Length == 1)
            return found[0];
        if (found.Length > 1)
            return Refuse(
                name,
                FillProblemKind.Unknown,
                $"it matches {string.Join(" and ", found.ToArray().Select(member => $"'{member.Name}'"))} equally");
        var names = members.All.Select(member => member.Name).ToList();
        return Refuse(
            name,
            FillProblemKind.Unknown,
            IsMember(name) ? "the model does not map it" : $"'{type.ClrType.Name}' has no such member",
            MemberNames.Nearest(name, names));
    }

    private bool IsMember(string name) => type.ClrType.GetProperty(name, BindingFlags.Instance | BindingFlags.Public) is not null;

    private bool IsSettable(string name, EntityMember member, object? value)
    {
        if (allowed is not null && !allowed.Contains(member))
            Refuse(name, FillProblemKind.NotAllowed, "it is not in the allow-list of this call");
        else if (allowed is null && member.IsHidden && !IsConstructed(member))
            Refuse(name, FillProblemKind.NotSettable, "it is not public; name it in 'only', or set it in code");
        else if (member.IsGuarded)
            Refuse(name, FillProblemKind.Guarded, "it is guarded; set the property itself");
        else if (MemberSettability.Refusal(type, instance, member, value) is { } reason)
            Refuse(name, FillProblemKind.NotSettable, reason);
        else
            return true;
        return false;
    }

    /// <summary>Whether the value is passed to the constructor of a new instance, so that the member need not be public.</summary>
    private bool IsConstructed(EntityMember member)
        => instance is null
            && InstanceConstruction.Of(type).Binding is { } binding
            && binding.ParameterBindings.Any(parameter => parameter.ConsumedProperties.Contains(member.Metadata));

    private static bool IsComputed(MemberValueAssignment assignment) => assignment is ComputedMemberAssignment;

    private void CheckTogether(List<MemberValueAssignment> assignments)
    {
        for (var i = 0; i < assignments.Count; i++)
        {
            var member = assignments[i].Member;
            if (assignments.FindIndex(assignment => assignment.Member == member) == i
                && assignments.FindLastIndex(assignment => assignment.Member == member) > i)
                Refuse(member.Name, FillProblemKind.Contradictory, "it is given more than once");
        }

        foreach (var assignment in assignments)
        {
            if (assignment is ReferenceAssignment reference)
                CheckKeys(reference, assignments);
        }
    }

    private void CheckKeys(ReferenceAssignment reference, List<MemberValueAssignment> assignments)
    {
        foreach (var assignment in assignments)
        {
            if (assignment is ColumnAssignment { Member.Column: { } key } column && reference.Contradicts(key, column.Value))
                Refuse(column.Member.Name, FillProblemKind.Contradictory, $"it and '{reference.Member.Name}' point to different rows");
        }
    }

    private EntityMember? Refuse(string name, FillProblemKind kind, string reason, IReadOnlyList<string>? suggestions = null)
    {
        problems.Add(new FillProblem(path + name, kind, reason, suggestions ?? []));
        return null;
    }
}
