using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Inspecting;

/// <summary>The members of an entity or complex type by name, read once per model.</summary>
internal sealed class EntityMembers
{
    private const string AnnotationName = "EFCore.Mixins:Members";

    private readonly FrozenDictionary<string, Member> exact;
    private readonly FrozenDictionary<string, Member[]> similar;

    private EntityMembers(ITypeBase type)
    {
        Type = type;
        All = [.. Read(type).Select(metadata => new Member(metadata))];
        exact = All.ToFrozenDictionary(member => member.Name, StringComparer.Ordinal);
        similar = All.GroupBy(member => Names.Normalize(member.Name)).ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The type whose members these are.</summary>
    public ITypeBase Type { get; }

    /// <summary>Every member, in the order of the model.</summary>
    public IReadOnlyList<Member> All { get; }

    /// <summary>The columns.</summary>
    public IEnumerable<Member> Columns => All.Where(member => member.Column is not null);

    /// <summary>The relations, owned ones included.</summary>
    public IEnumerable<Member> Relations => All.Where(member => member.Relation is not null);

    /// <summary>The members of <paramref name="type"/>, cached on its model.</summary>
    public static EntityMembers Of(ITypeBase type)
        => ((IAnnotatable)type).GetOrAddRuntimeAnnotationValue(AnnotationName, static type => new EntityMembers(type!), type);

    /// <summary>
    ///     The members that <paramref name="name"/> can mean: none, one, or several that match equally. An exact match
    ///     comes before one that ignores case and single underscores between letters.
    /// </summary>
    public ReadOnlySpan<Member> Find(ReadOnlySpan<char> name)
    {
        if (exact.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var member))
            return new[] { member };
        return similar.TryGetValue(Names.Normalize(name), out var members) ? members : [];
    }

    private static IEnumerable<IPropertyBase> Read(ITypeBase type)
    {
        IEnumerable<IPropertyBase> members = [.. type.GetProperties(), .. type.GetComplexProperties()];
        return type is IEntityType entity ? [.. members, .. entity.GetNavigations(), .. entity.GetSkipNavigations()] : members;
    }
}
