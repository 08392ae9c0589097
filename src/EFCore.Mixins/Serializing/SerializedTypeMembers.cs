using EFCore.Mixins.Metadata;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Serializing;

/// <summary>The members of an entity or complex type to write, in their order, read once per model.</summary>
internal sealed class SerializedTypeMembers
{
    private static readonly ModelCache<ITypeBase, SerializedTypeMembers> OfTypes
        = new("EFCore.Mixins:Row", static type => new SerializedTypeMembers(type));

    private readonly Lazy<SerializedMember[]> hybrids;
    private readonly Lazy<ILookup<string, SerializedMember>> similar;

    private SerializedTypeMembers(ITypeBase type)
    {
        Type = type;
        var entity = type as IEntityType;
        var navigations = entity is null ? [] : Navigations(entity).ToList();
        Columns = [.. type.GetProperties().Where(IsWritten).Select(column => new SerializedMember(column, SerializedMemberKind.Column))];
        Parts =
        [
            .. type.GetComplexProperties().Select(part => new SerializedMember(part, SerializedMemberKind.Part)),
            .. navigations
                .Where(navigation => navigation.TargetEntityType.IsOwned())
                .Select(part => new SerializedMember(part, SerializedMemberKind.Part)),
        ];
        hybrids = new(() => [.. EntityMemberTable
            .Of(type).Hybrids
            .Select(member => member.Hybrid)
            .OfType<ComputedMember>()
            .Where(hybrid => hybrid.Property is not null)
            .Select(hybrid => new SerializedMember(hybrid, type))]);
        Relations = [.. navigations.Where(navigation => !navigation.TargetEntityType.IsOwned()).Select(relation => new SerializedMember(
            relation,
            SerializedMemberKind.Relation))];
        Key = [.. (entity?.FindPrimaryKey()?.Properties ?? [])
            .Select(part => Columns.FirstOrDefault(column => column.Name == part.Name))
            .OfType<SerializedMember>()];
        similar = new(() => All.ToLookup(member => MemberNames.Normalize(member.Name)));
    }

    public ITypeBase Type { get; }

    public SerializedMember[] Columns { get; }

    /// <summary>Complex and owned members.</summary>
    public SerializedMember[] Parts { get; }

    /// <summary>The computed properties.</summary>
    /// <exception cref="HybridException">Computed members of the class are declared incorrectly.</exception>
    public SerializedMember[] Hybrids => hybrids.Value;

    public SerializedMember[] Relations { get; }

    /// <summary>The columns of the primary key, in its order.</summary>
    public SerializedMember[] Key { get; }

    public IEnumerable<SerializedMember> All => [.. Columns, .. Parts, .. Hybrids, .. Relations];

    public static SerializedTypeMembers Of(ITypeBase type) => OfTypes.Of(type);

    /// <summary>The members that a name can mean. An exact match is preferred to one that ignores case and underscores.</summary>
    public IReadOnlyList<SerializedMember> Find(ReadOnlySpan<char> name)
    {
        var written = name.ToString();
        List<SerializedMember> found = [.. similar.Value[MemberNames.Normalize(written)]];
        return found.Find(member => member.Name == written) is { } exact ? [exact] : found;
    }

    /// <summary>The shadow keys that connect an owned row to its owner are not written.</summary>
    private static bool IsWritten(IProperty column)
        => !(column.IsShadowProperty()
            && column.DeclaringType is IEntityType owner
            && owner.IsOwned()
            && (column.IsKey() || column.IsForeignKey()));

    private static IEnumerable<INavigationBase> Navigations(IEntityType type)
        => type.GetNavigations()
            .Where(navigation => !navigation.ForeignKey.IsOwnership || !navigation.IsOnDependent)
            .Concat<INavigationBase>(type.GetSkipNavigations())
            .Where(navigation => !navigation.IsShadowProperty());
}
