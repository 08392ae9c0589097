using System.Collections.Concurrent;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Instances;

/// <summary>
///     The members of a row that a projection such as <c>new Post { Id = row.Id, Title = row.Title }</c> omitted. A save writes
///     such a member only if it was set since.
/// </summary>
internal sealed class ProjectedInstance
{
    private static readonly ModelCache<IEntityType, ConcurrentDictionary<string, Lack>> Lacks
        = new("EFCore.Mixins:Projections", static _ => new());

    private readonly Lack lack;
    private readonly Dictionary<string, object?> columns;
    private readonly HashSet<string> members;
    private readonly object?[] tokens;

    private ProjectedInstance(Lack lack, Dictionary<string, object?> columns, IEnumerable<string> members, object?[] tokens)
        => (this.lack, this.columns, this.members, this.tokens) = (lack, columns, [.. members], tokens);

    public static ProjectedInstance? Of(object instance) => InstanceRecords.NotesOf(instance)?.Projected;

    /// <summary>
    ///     Records the omitted members of an instance that a query has just created. The code that EF compiles for the query calls it.
    /// </summary>
    /// <param name="instance">The instance.</param>
    /// <param name="query">The query.</param>
    /// <param name="type">The name of the entity type.</param>
    /// <param name="given">The members that the projection sets, in the form of <see cref="ProjectedMembers" />.</param>
    public static T Note<T>(T instance, QueryContext query, string type, string given)
        where T : class
    {
        if (query.Context.Model.FindEntityType(type) is { } entityType)
            Note(instance, LackOf(entityType, given));
        return instance;
    }

    private static Lack LackOf(IEntityType type, string given)
        => Lacks.Of(type).GetOrAdd(given, static (given, type) => new Lack(type, ProjectedMembers.Parse(given)), type);

    private static void Note(object instance, Lack lack)
    {
        var columns = new Dictionary<string, object?>();
        foreach (var column in lack.Columns)
        {
            var value = MemberAccess.Within(column, instance);
            if (!lack.IsUncertain || Equals(value, column.Sentinel))
                columns[ComplexMemberPaths.Of(column)] = column.GetValueComparer().Snapshot(value);
        }

        foreach (var part in lack.Members.OfType<INavigation>())
        {
            foreach (var target in MemberAccess.Targets(part, instance))
                Note(target, LackOf(part.TargetEntityType, given: ""));
        }

        var members = lack.Members.Select(member => member.Name);
        InstanceRecords.Of(instance).WritableNotes().Projected = new ProjectedInstance(lack, columns, members, lack.TokensOf(instance));
    }

    /// <summary>Whether the instance has a value for a column, because the projection set it, or it was set since.</summary>
    public bool Has(IProperty column, object? value)
        => !columns.TryGetValue(ComplexMemberPaths.Of(column), out var lacking) || !column.GetValueComparer().Equals(lacking, value);

    /// <summary>
    ///     Whether the instance has an owned member, or a list of complex members, because the projection set it, or it was set since.
    /// </summary>
    public bool Has(IPropertyBase member, object instance)
        => !members.Contains(member.Name)
            || member switch
            {
                INavigationBase part => MemberAccess.Targets(part, instance).Any(target => HasAny(part.TargetEntityType, target)),
                _ => MemberAccess.Within(member, instance) is System.Collections.ICollection { Count: > 0 },
            };

    /// <summary>The concurrency tokens that the projection set, with the values of the row.</summary>
    public IEnumerable<(IProperty Column, object? Value)> Tokens => lack.Tokens.Zip(tokens);

    /// <summary>The columns with a value on an instance.</summary>
    public IEnumerable<IProperty> Given(IEntityType type, object instance) => ColumnsOf(type).Where(column => HasColumn(column, instance));

    /// <summary>The omitted columns of an instance.</summary>
    public IEnumerable<IProperty> Lacking(IEntityType type, object instance)
        => ColumnsOf(type).Where(column => !HasColumn(column, instance));

    private bool HasColumn(IProperty column, object instance) => Has(column, MemberAccess.Within(column, instance));

    private static IEnumerable<IProperty> ColumnsOf(IEntityType type)
        => EntityTypeLayout.Of(type).Properties.Where(column => !column.IsShadowProperty() && !column.IsPrimaryKey());

    /// <summary>Sets the omitted columns of an instance, and of its parts, from another instance of the row.</summary>
    public static void Complete(EntityEntry entry, object row)
    {
        foreach (var column in Of(entry.Entity)?.Lacking(entry.Metadata, entry.Entity).ToList() ?? [])
            QuietEntries.Column(entry, column).CurrentValue = MemberAccess.Within(column, row);
        foreach (var part in EntityTypeLayout.Of(entry.Metadata).Owned)
        {
            if (!part.IsCollection && MemberAccess.Get(part, row) is { } known && entry.Reference(part).TargetEntry is { } held)
                Complete(held, known);
        }
    }

    private static bool HasAny(IEntityType type, object instance)
        => Of(instance) is not { } projected || projected.Given(type, instance).Any();

    /// <summary>Returns a copy that can be changed.</summary>
    public ProjectedInstance Copy() => new(lack, new(columns), members, tokens);

    /// <summary>Returns a copy after a save, which has written the set members.</summary>
    public ProjectedInstance Saved(object instance)
    {
        var saved = new ProjectedInstance(lack, new(columns), members, lack.TokensOf(instance));
        foreach (var column in lack.Columns.Where(column => HasColumn(column, instance)))
            saved.Take(column);
        foreach (var member in lack.Members.Where(member => Has(member, instance)))
            saved.Take(member);
        return saved;
    }

    /// <summary>Marks a member as set, regardless of its value.</summary>
    public void Take(IPropertyBase member)
    {
        members.Remove(member.Name);
        foreach (var column in ProjectedMembers.ColumnsOf(member))
            columns.Remove(ComplexMemberPaths.Of(column));
    }

    /// <summary>The omitted members of all instances of a projection.</summary>
    private sealed class Lack(IEntityType type, ProjectedMembers given)
    {
        /// <summary>Whether the projection sets a member that may change any columns, which may include the set ones.</summary>
        public bool IsUncertain => given.IsUncertain;

        public IProperty[] Columns { get; } = [.. ColumnsOf(type).Where(column => !given.Contains(column))];

        /// <summary>The concurrency tokens that the projection sets.</summary>
        public IProperty[] Tokens { get; } = [.. ColumnsOf(type).Where(column => column.IsConcurrencyToken && given.Contains(column))];

        public object?[] TokensOf(object instance) => Array.ConvertAll(Tokens, column => MemberAccess.Within(column, instance));

        public IPropertyBase[] Members { get; } =
        [
            .. EntityTypeLayout.Of(type).Owned.Where(member => !given.Contains(member)),
            .. EntityTypeLayout.Of(type).Lists.Where(member => !given.Contains(member)),
        ];
    }
}
