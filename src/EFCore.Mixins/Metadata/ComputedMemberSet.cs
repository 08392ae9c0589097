using System.Reflection;
using System.Runtime.CompilerServices;

namespace EFCore.Mixins.Metadata;

/// <summary>The computed members of a class and its base classes. Every twin is read once.</summary>
internal sealed class ComputedMemberSet
{
    private const BindingFlags Declared
        = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ComputedMemberSet None = new([]);
    private static readonly ConditionalWeakTable<Type, ComputedMemberSet> Classes = [];

    private readonly Dictionary<string, ComputedMember> hybrids;

    private ComputedMemberSet(Dictionary<string, ComputedMember> hybrids) => this.hybrids = hybrids;

    /// <summary>Every computed member, those of base classes first.</summary>
    public IReadOnlyCollection<ComputedMember> All => hybrids.Values;

    /// <exception cref="HybridException">Members are declared incorrectly. The exception lists all of them.</exception>
    public static ComputedMemberSet Of(Type type)
        => type == typeof(object) || type.IsPrimitive ? None : Classes.GetValue(type, Read);

    /// <summary>The computed member with the given name.</summary>
    public ComputedMember? Find(string name) => hybrids.GetValueOrDefault(name);

    private static ComputedMemberSet Read(Type type)
    {
        var inherited = type.BaseType is { } parent ? Of(parent) : None;
        MemberInfo[] own = [.. type.GetProperties(Declared).Where(IsHybrid), .. type.GetMethods(Declared).Where(IsHybrid)];
        if (own is [] && !inherited.All.Any(hybrid => DeclaresTwin(type, hybrid)))
            return inherited;
        var hybrids = new Dictionary<string, ComputedMember>(inherited.hybrids);
        var reader = new ComputedMemberReader(type);
        foreach (var member in inherited.All.Where(hybrid => DeclaresTwin(type, hybrid)).Select(hybrid => hybrid.Member).Concat(own))
        {
            if (reader.Read(member) is { } hybrid)
                hybrids[member.Name] = hybrid;
        }

        return reader.Problems is [] ? new ComputedMemberSet(hybrids) : throw new HybridException(type, reader.Problems);
    }

    private static bool IsHybrid(MemberInfo member) => Attribute.IsDefined(member, typeof(HybridAttribute));

    private static bool DeclaresTwin(Type type, ComputedMember hybrid)
        => type
            .GetMember(
                hybrid.Source.Name,
                BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Length > 0;
}
