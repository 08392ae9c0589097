using System.Reflection;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Values;
using EFCore.Mixins.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Constructs instances as EF does: constructor parameters get the values of the members that they are bound to.</summary>
internal static class EntityInstanceFactory
{
    /// <summary>Constructs an instance with values; throws with all problems and all missing members.</summary>
    public static object Create(IEntityType type, object values, DbContext context)
    {
        RefuseAbstract(type);
        var reader = new AssignmentReader(type, null, null, context);
        var plan = reader.Read(values);
        return Create(plan, reader.Problems, "", context) ?? throw new FillException(type.ClrType, reader.Problems);
    }

    /// <summary>Constructs an instance; returns null and reports the missing members if there are any.</summary>
    /// <param name="plan">The values.</param>
    /// <param name="problems">Receives the problems.</param>
    /// <param name="path">The path to the instance, for problems.</param>
    /// <param name="context">The context that will save the instance, and creates it if it is a proxy; null if none is open.</param>
    /// <param name="owner">The collection of the instance, which sets its reference and foreign key.</param>
    public static object? Create(
        CheckedAssignments plan,
        List<FillProblem> problems,
        string path,
        DbContext? context,
        INavigationBase? owner = null)
    {
        RefuseAbstract(plan.Type);
        AddMissing(plan, problems, path, owner);
        var used = new List<MemberValueAssignment>();
        if (Construct(plan, used, problems, path, context) is not { } instance)
            return null;
        plan.Complete(instance, used);
        LeaveToDatabase(plan, instance);
        return instance;
    }

    /// <summary>
    ///     Lets the database set the default of a column without a given value, also if EF would treat the initial value of the class as
    ///     set: false for a column whose default is true.
    /// </summary>
    private static void LeaveToDatabase(CheckedAssignments plan, object instance)
    {
        foreach (var column in InstanceConstruction.Of(plan.Type).Defaults)
        {
            if (!plan.Covers(column) && MemberAccess.Get(column, instance) is false)
                MemberAccess.Put(column, instance, true);
        }
    }

    private static object? Construct(
        CheckedAssignments plan,
        List<MemberValueAssignment> used,
        List<FillProblem> problems,
        string path,
        DbContext? context)
    {
        var construction = InstanceConstruction.Of(plan.Type);
        if (construction.IsProxy && plan.Type is IEntityType type)
            return EmptyInstanceFactory.Create(context ?? throw ProxyEntityClasses.MadeByNobody(type), type);
        var arguments = construction.Parameters is [] ? [] : construction.Binding?.ParameterBindings
            .Zip(construction.Parameters, (binding, parameter) => Argument(plan, binding, parameter, used, problems, path))
            .ToArray();
        return problems.Count > 0 ? null
            : construction.Create is { } create ? create()
            : construction.Binding is { } binding ? binding.Constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null)
            : Activator.CreateInstance(plan.Type.ClrType, nonPublic: true);
    }

    /// <summary>Constructs an instance without values and sets it up with the given code.</summary>
    public static T Create<T>(IEntityType type, Action<T> setUp, DbContext context)
        where T : class
    {
        var instance = Construct<T>(type, context);
        setUp(instance);
        CheckRequired(type, instance);
        return instance;
    }

    /// <inheritdoc cref="Create{T}(IEntityType, Action{T}, DbContext)" />
    public static async ValueTask<T> CreateAsync<T>(IEntityType type, Func<T, Task> setUp, DbContext context)
        where T : class
    {
        var instance = Construct<T>(type, context);
        await setUp(instance).ConfigureAwait(false);
        CheckRequired(type, instance);
        return instance;
    }

    private static T Construct<T>(IEntityType type, DbContext context)
    {
        RefuseAbstract(type);
        var problems = new List<FillProblem>();
        // the entity type of T constructs a T
        var instance = Construct(new CheckedAssignments(type, []), [], problems, "", context);
        return (T)(instance ?? throw new FillException(type.ClrType, problems));
    }

    private static void CheckRequired(IEntityType type, object instance)
    {
        var missing = InstanceConstruction.Of(type)
            .AllRequired.Where(member => MemberAccess.Get(member, instance) is null && !HasKey(member, instance))
            .ToList();
        if (missing.Count > 0)
            throw new FillException(type.ClrType, missing.ConvertAll(member => Missing(member.Name)));
    }

    private static void RefuseAbstract(ITypeBase type)
    {
        if (!type.ClrType.IsAbstract)
            return;
        var concrete = type is IEntityType entity
            ? entity.GetConcreteDerivedTypesInclusive().Select(derived => $"'{derived.ClrType.Name}'")
            : [];
        throw new InvalidOperationException(
            $"'{type.ClrType.Name}' can't be created: it is abstract. Create one of its subclasses: {string.Join(", ", concrete)}.");
    }

    private static object? Argument(
        CheckedAssignments plan,
        ParameterBinding binding,
        ParameterInfo parameter,
        List<MemberValueAssignment> used,
        List<FillProblem> problems,
        string path)
    {
        if (binding.ConsumedProperties is not [var member] || member is IServiceProperty)
            return null;
        if (plan.Assignments.FirstOrDefault(one => one.Member.Hybrid is null && ReferenceEquals(one.Member.Metadata, member))
            is { } assignment)
        {
            used.Add(assignment);
            return assignment.Value;
        }

        if (!parameter.HasDefaultValue
            && !IsReported(problems, path + member.Name)
            && member is not IProperty { IsNullable: true } and not IProperty { ValueGenerated: not ValueGenerated.Never })
            problems.Add(Missing(path + member.Name));
        return parameter.HasDefaultValue ? parameter.DefaultValue
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
            : null;
    }

    private static void AddMissing(CheckedAssignments plan, List<FillProblem> problems, string path, INavigationBase? owner)
    {
        foreach (var member in InstanceConstruction.Of(plan.Type).Required)
        {
            if (!plan.Covers(member) && !IsGivenBy(owner, member) && !IsReported(problems, path + member.Name))
                problems.Add(Missing(path + member.Name));
        }
    }

    private static bool IsGivenBy(INavigationBase? owner, IPropertyBase member)
        => owner is not null
            && (ReferenceEquals(owner.Inverse, member)
                || (owner is INavigation { ForeignKey: var key } && member is IProperty column && key.Properties.Contains(column)));

    private static bool HasKey(IPropertyBase member, object instance)
        => member is INavigation { IsOnDependent: true } reference
            && reference.ForeignKey.Properties
                .All(property => !InstanceKeyValues.IsUnset(InstanceKeyValues.Value(instance, property), property));

    private static bool IsReported(List<FillProblem> problems, string name)
        => problems.Exists(problem => MemberNames.Normalize(problem.Name) == MemberNames.Normalize(name));

    private static FillProblem Missing(string name)
        => new(name, FillProblemKind.Missing, "it is required and was not given", []);
}
