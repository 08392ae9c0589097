using System.Collections.Frozen;
using EFCore.Mixins.Values;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Metadata;

/// <summary>The members of an entity or complex type by name, including computed ones, read once per model.</summary>
internal sealed class EntityMemberTable
{
    private static readonly ModelCache<ITypeBase, EntityMemberTable> OfTypes
        = new("EFCore.Mixins:Members", static type => new EntityMemberTable(type));

    private const int LongestOnStack = 256;

    private readonly FrozenDictionary<string, EntityMember[]> exact;
    private readonly FrozenDictionary<string, EntityMember[]> similar;
    private readonly FrozenDictionary<string, EntityMember[]> derived;

    private EntityMemberTable(ITypeBase type)
    {
        Type = type;
        Mapped = [.. Read(type).Select(metadata => new EntityMember(metadata))];
        Hybrids =
        [
            .. ComputedMemberSet.Of(type.ClrType).All
                .Where(hybrid => type.FindMember(hybrid.Name) is null)
                .Select(hybrid => new EntityMember(hybrid, type)),
        ];
        All = [.. Mapped, .. Hybrids];
        exact = All.ToFrozenDictionary(member => member.Name, member => (EntityMember[])[member], StringComparer.Ordinal);
        similar = ByNormalizedName(All);
        derived = ByNormalizedName(ReadDerived(type));
    }

    /// <summary>The type whose members these are.</summary>
    public ITypeBase Type { get; }

    /// <summary>Every member: those of the model in its order, then the computed ones.</summary>
    public IReadOnlyList<EntityMember> All { get; }

    /// <summary>The members of the model, in its order.</summary>
    public IReadOnlyList<EntityMember> Mapped { get; }

    /// <summary>The computed members: properties and methods that the model does not map.</summary>
    public IReadOnlyList<EntityMember> Hybrids { get; }

    /// <summary>The columns.</summary>
    public IEnumerable<EntityMember> Columns => All.Where(member => member.Column is not null);

    /// <summary>The relations, including owned ones.</summary>
    public IEnumerable<EntityMember> Relations => All.Where(member => member.Relation is not null);

    /// <summary>The members of <paramref name="type"/>, cached on its model.</summary>
    /// <exception cref="HybridException">Computed members of the class are declared incorrectly.</exception>
    public static EntityMemberTable Of(ITypeBase type) => OfTypes.Of(type);

    /// <summary>
    ///     The members that match <paramref name="name"/>: none, one, or several that match equally. An exact match
    ///     comes before one that ignores case and single underscores between letters.
    /// </summary>
    public EntityMember[] Find(ReadOnlySpan<char> name)
        => exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var member) ? member : FindNormalized(similar, name);

    /// <summary>Like <see cref="Find" />, but if the type has no such member, returns those of its derived classes.</summary>
    public EntityMember[] FindWithDerived(ReadOnlySpan<char> name)
    {
        var own = Find(name);
        if (own.Length > 0 || derived.Count == 0 || FindNormalized(derived, name) is not { Length: > 0 } members)
            return own;
        var written = name.ToString();
        return Array.FindAll(members, member => member.Name == written) is { Length: > 0 } exactly ? exactly : members;
    }

    private static FrozenDictionary<string, EntityMember[]> ByNormalizedName(IEnumerable<EntityMember> members)
        => members.GroupBy(member => MemberNames.Normalize(member.Name)).ToFrozenDictionary(
            group => group.Key,
            group => group.ToArray(),
            StringComparer.Ordinal);

    private static EntityMember[] FindNormalized(FrozenDictionary<string, EntityMember[]> members, ReadOnlySpan<char> name)
    {
        if (name.Length > LongestOnStack)
            return members.GetValueOrDefault(MemberNames.Normalize(name), []);
        Span<char> normalized = stackalloc char[LongestOnStack];
        var length = MemberNames.Normalize(name, normalized);
        return members.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(normalized[..length], out var found) ? found : [];
    }

    private static IEnumerable<EntityMember> ReadDerived(ITypeBase type)
        => type is IEntityType entity
            ? entity.GetDerivedTypes().SelectMany(derived => (IEnumerable<IPropertyBase>)
                [
                    .. derived.GetDeclaredProperties(), .. derived.GetDeclaredComplexProperties(),
                    .. derived.GetDeclaredNavigations(), .. derived.GetDeclaredSkipNavigations(),
                ])
                .Select(member => new EntityMember(member) { IsDerived = true })
            : [];

    private static IEnumerable<IPropertyBase> Read(ITypeBase type)
    {
        IEnumerable<IPropertyBase> members = [.. type.GetProperties(), .. type.GetComplexProperties()];
        return type is IEntityType entity ? [.. members, .. entity.GetNavigations(), .. entity.GetSkipNavigations()] : members;
    }
}
