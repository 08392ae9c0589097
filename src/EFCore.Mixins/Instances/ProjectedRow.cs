using System.Collections.Concurrent;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace EFCore.Mixins.Instances;

/// <summary>
///     What an instance lacks of its row because a projection made it, as <c>new Post { Id = row.Id, Title = row.Title }</c>. A save does not write it unless
///     it was set since.
/// </summary>
internal sealed class ProjectedRow
{
    private static readonly ModelCache<IEntityType, ConcurrentDictionary<string, Lack>> Lacks = new("EFCore.Mixins:Projections", static _ => new());

    private readonly Lack lack;
    private readonly Dictionary<string, object?> columns;
    private readonly HashSet<string> members;
    private readonly object?[] tokens;

    private ProjectedRow(Lack lack, Dictionary<string, object?> columns, IEnumerable<string> members, object?[] tokens)
        => (this.lack, this.columns, this.members, this.tokens) = (lack, columns, [.. members], tokens);

    public static ProjectedRow? Of(object instance) => InstanceRecords.NotesOf(instance)?.Projected;

    /// <summary>Notes what an instance lacks that a query has just made; called from the code that EF compiles for the query.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="query">The query.</param>
    /// <param name="type">The name of the entity type.</param>
    /// <param name="given">What the projection gives, in the form of <see cref="ProjectedMembers" />.</param>
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
            var value = MemberValues.Within(column, instance);
            if (!lack.IsUncertain || Equals(value, column.Sentinel))
                columns[MemberPaths.Of(column)] = column.GetValueComparer().Snapshot(value);
        }

        foreach (var part in lack.Members.OfType<INavigation>())
        {
            foreach (var target in MemberValues.Targets(part, instance))
                Note(target, LackOf(part.TargetEntityType, given: ""));
        }

        var members = lack.Members.Select(member => member.Name);
        InstanceRecords.Of(instance).WritableNotes().Projected = new ProjectedRow(lack, columns, members, lack.TokensOf(instance));
    }

    /// <summary>Whether the instance has a value for a column: the projection gave it, or it was set since.</summary>
    public bool Has(IProperty column, object? value)
        => !columns.TryGetValue(MemberPaths.Of(column), out var lacking) || !column.GetValueComparer().Equals(lacking, value);

    /// <summary>Whether the instance has an owned member, or a list of complex members: the projection gave it, or it was set since.</summary>
    public bool Has(IPropertyBase member, object instance)
        => !members.Contains(member.Name)
            || member switch
            {
                INavigationBase part => MemberValues.Targets(part, instance).Any(target => HasAny(part.TargetEntityType, target)),
                _ => MemberValues.Within(member, instance) is System.Collections.ICollection { Count: > 0 },
            };

    /// <summary>The concurrency tokens that the projection gave, and the values of the row.</summary>
    public IEnumerable<(IProperty Column, object? Value)> Tokens => lack.Tokens.Zip(tokens);

    /// <summary>The columns that an instance has.</summary>
    public IEnumerable<IProperty> Given(IEntityType type, object instance) => ColumnsOf(type).Where(column => HasColumn(column, instance));

    /// <summary>The columns that an instance lacks.</summary>
    public IEnumerable<IProperty> Lacking(IEntityType type, object instance) => ColumnsOf(type).Where(column => !HasColumn(column, instance));

    private bool HasColumn(IProperty column, object instance) => Has(column, MemberValues.Within(column, instance));

    private static IEnumerable<IProperty> ColumnsOf(IEntityType type)
        => EntityShape.Of(type).Properties.Where(column => !column.IsShadowProperty() && !column.IsPrimaryKey());

    /// <summary>Gives an instance, and its parts, the columns that they lack from another instance of the row.</summary>
    public static void Complete(EntityEntry entry, object row)
    {
        foreach (var column in Of(entry.Entity)?.Lacking(entry.Metadata, entry.Entity).ToList() ?? [])
            QuietEntries.Column(entry, column).CurrentValue = MemberValues.Within(column, row);
        foreach (var part in EntityShape.Of(entry.Metadata).Owned)
        {
            if (!part.IsCollection && MemberValues.Get(part, row) is { } known && entry.Reference(part).TargetEntry is { } held)
                Complete(held, known);
        }
    }

    private static bool HasAny(IEntityType type, object instance) => Of(instance) is not { } projected || projected.Given(type, instance).Any();

    /// <summary>The same, to be changed.</summary>
    public ProjectedRow Copy() => new(lack, new(columns), members, tokens);

    /// <summary>The same after a save, which has written what was set.</summary>
    public ProjectedRow Saved(object instance)
    {
        var saved = new ProjectedRow(lack, new(columns), members, lack.TokensOf(instance));
        foreach (var member in lack.Columns.Where(column => HasColumn(column, instance)).Concat(lack.Members.Where(member => Has(member, instance))))
            saved.Take(member);
        return saved;
    }

    /// <summary>Counts a member as set, whatever its value.</summary>
    public void Take(IPropertyBase member)
    {
        members.Remove(member.Name);
        foreach (var column in ProjectedMembers.ColumnsOf(member))
            columns.Remove(MemberPaths.Of(column));
    }

    /// <summary>What all instances of a projection lack.</summary>
    private sealed class Lack(IEntityType type, ProjectedMembers given)
    {
        /// <summary>Whether the projection sets something of which nobody knows which columns it changes: those that are set may be among them.</summary>
        public bool IsUncertain => given.IsUncertain;

        public IProperty[] Columns { get; } = [.. ColumnsOf(type).Where(column => !given.Contains(column))];

        /// <summary>The concurrency tokens that they have.</summary>
        public IProperty[] Tokens { get; } = [.. ColumnsOf(type).Where(column => column.IsConcurrencyToken && given.Contains(column))];

        public object?[] TokensOf(object instance) => Array.ConvertAll(Tokens, column => MemberValues.Within(column, instance));

        public IPropertyBase[] Members { get; } =
        [
            .. EntityShape.Of(type).Owned.Where(member => !given.Contains(member)),
            .. EntityShape.Of(type).Lists.Where(member => !given.Contains(member)),
        ];
    }
}
