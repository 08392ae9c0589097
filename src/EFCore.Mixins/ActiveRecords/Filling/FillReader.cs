using System.Collections;
using System.Reflection;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Inspecting;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.ActiveRecords.Filling;

/// <summary>Checks values against the members of a type, and collects every problem.</summary>
internal sealed class FillReader
{
    private readonly ITypeBase type;
    private readonly object? instance;
    private readonly EntityMembers members;
    private readonly HashSet<Member>? allowed;
    private readonly List<FillProblem> problems;
    private readonly string path;

    public FillReader(ITypeBase type, object? instance, IReadOnlyCollection<string>? only)
        : this(type, instance, [], "")
        => allowed = only is null ? null : [.. only.Select(Find).OfType<Member>()];

    private FillReader(ITypeBase type, object? instance, List<FillProblem> problems, string path)
    {
        this.type = type;
        this.instance = instance;
        this.problems = problems;
        this.path = path;
        members = EntityMembers.Of(type);
    }

    public List<FillProblem> Problems => problems;

    public FillPlan Read(object values)
    {
        var assignments = new List<Assignment>();
        foreach (var (name, value) in FillValues.Read(type, values))
        {
            if (Find(name) is { } member && IsSettable(name, member, value) && Assign(name, member, value) is { } assignment)
                assignments.Add(assignment);
        }

        CheckTogether(assignments);
        return new FillPlan(type, assignments);
    }

    private Member? Find(string name)
    {
        var found = members.Find(name);
        if (found.Length == 1)
            return found[0];
        if (found.Length > 1)
            return Refuse(name, FillProblemKind.Unknown, $"it matches {string.Join(" and ", found.ToArray().Select(member => $"'{member.Name}'"))} equally");
        var names = members.All.Select(member => member.Name).ToList();
        return Refuse(name, FillProblemKind.Unknown, IsMember(name) ? "the model does not map it" : $"'{type.ClrType.Name}' has no such member", Names.Nearest(name, names));
    }

    private bool IsMember(string name) => type.ClrType.GetProperty(name, BindingFlags.Instance | BindingFlags.Public) is not null;

    private bool IsSettable(string name, Member member, object? value)
    {
        if (allowed is not null && !allowed.Contains(member))
            Refuse(name, FillProblemKind.NotAllowed, "it is not in the allow-list of this call");
        else if (member.Metadata.PropertyInfo?.IsDefined(typeof(GuardedAttribute), inherit: true) == true)
            Refuse(name, FillProblemKind.Guarded, "it is guarded; set the property itself");
        else if (Settability.Refusal(type, instance, member, value) is { } reason)
            Refuse(name, FillProblemKind.NotSettable, reason);
        else
            return true;
        return false;
    }

    private Assignment? Assign(string name, Member member, object? value)
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

    private void CheckTogether(List<Assignment> assignments)
    {
        foreach (var twice in assignments.GroupBy(assignment => assignment.Member).Where(group => group.Count() > 1))
            Refuse(twice.Key.Name, FillProblemKind.Contradictory, "it is given more than once");
        foreach (var reference in assignments.OfType<ReferenceAssignment>())
        {
            foreach (var column in assignments.OfType<ColumnAssignment>())
            {
                if (column.Member.Column is { } key && reference.Contradicts(key, column.Value))
                    Refuse(column.Member.Name, FillProblemKind.Contradictory, $"it and '{reference.Member.Name}' point to different rows");
            }
        }
    }

    private T? WrongType<T>(string name, string reason)
        where T : class
    {
        Refuse(name, FillProblemKind.WrongType, reason);
        return null;
    }

    private Member? Refuse(string name, FillProblemKind kind, string reason, IReadOnlyList<string>? suggestions = null)
    {
        problems.Add(new FillProblem(path + name, kind, reason, suggestions ?? []));
        return null;
    }
}
