using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>The members of an entity or complex type that are written, in their order, read once per model.</summary>
internal sealed class RowShape
{
    private static readonly ModelCache<ITypeBase, RowShape> OfTypes = new("EFCore.Mixins:Row", static type => new RowShape(type));

    private readonly Lazy<RowMember[]> hybrids;
    private readonly Lazy<ILookup<string, RowMember>> similar;

    private RowShape(ITypeBase type)
    {
        Type = type;
        var entity = type as IEntityType;
        var navigations = entity is null ? [] : Navigations(entity).ToList();
        Columns = [.. type.GetProperties().Where(IsWritten).Select(column => new RowMember(column, RowMemberKind.Column))];
        Parts =
        [
            .. type.GetComplexProperties().Select(part => new RowMember(part, RowMemberKind.Part)),
            .. navigations.Where(navigation => navigation.TargetEntityType.IsOwned()).Select(part => new RowMember(part, RowMemberKind.Part)),
        ];
        hybrids = new(() => [.. EntityMembers.Of(type).Hybrids.Select(member => member.Hybrid).OfType<Hybrid>().Where(hybrid => hybrid.Property is not null).Select(hybrid => new RowMember(hybrid, type))]);
        Relations = [.. navigations.Where(navigation => !navigation.TargetEntityType.IsOwned()).Select(relation => new RowMember(relation, RowMemberKind.Relation))];
        Key = [.. (entity?.FindPrimaryKey()?.Properties ?? []).Select(part => Columns.FirstOrDefault(column => column.Name == part.Name)).OfType<RowMember>()];
        similar = new(() => All.ToLookup(member => Names.Normalize(member.Name)));
    }

    public ITypeBase Type { get; }

    public RowMember[] Columns { get; }

    /// <summary>Complex and owned members.</summary>
    public RowMember[] Parts { get; }

    /// <summary>The computed properties.</summary>
    /// <exception cref="HybridException">Computed members of the class are not declared well.</exception>
    public RowMember[] Hybrids => hybrids.Value;

    public RowMember[] Relations { get; }

    /// <summary>The columns of the primary key, in its order.</summary>
    public RowMember[] Key { get; }

    public IEnumerable<RowMember> All => [.. Columns, .. Parts, .. Hybrids, .. Relations];

    public static RowShape Of(ITypeBase type) => OfTypes.Of(type);

    /// <summary>The members that a name can mean: an exact match comes before one that ignores case and underscores.</summary>
    public IReadOnlyList<RowMember> Find(string name)
    {
        List<RowMember> found = [.. similar.Value[Names.Normalize(name)]];
        return found.Find(member => member.Name == name) is { } exact ? [exact] : found;
    }

    /// <summary>The shadow keys that tie an owned row to its owner are no part of it.</summary>
    private static bool IsWritten(IProperty column)
        => !(column.IsShadowProperty() && column.DeclaringType is IEntityType owner && owner.IsOwned() && (column.IsKey() || column.IsForeignKey()));

    private static IEnumerable<INavigationBase> Navigations(IEntityType type)
        => type.GetNavigations()
            .Where(navigation => !navigation.ForeignKey.IsOwnership || !navigation.IsOnDependent)
            .Concat<INavigationBase>(type.GetSkipNavigations())
            .Where(navigation => !navigation.IsShadowProperty());
}
