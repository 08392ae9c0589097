using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Policies;
using EFCore.Mixins.Requests;
using EFCore.Mixins.Requests.Binding;
using EFCore.Mixins.Serializing;

namespace EFCore.Mixins.PageWriting;

/// <summary>
///     Creates the shapes of rows: the chosen fields of the readable members of the policy, and only relations that were loaded.
/// </summary>
internal static class RowShapes
{
    private const int MostKept = 256;

    private static readonly ConditionalWeakTable<BoundPolicy, ConcurrentDictionary<string, RowShape>> Known = [];

    public static RowShape Of(BoundRequest request, JsonSerializerOptions options)
    {
        var kept = Known.GetValue(request.Policy, _ => new());
        var key = KeyOf(request, options);
        if (kept.TryGetValue(key, out var shape))
            return shape;
        if (kept.Count >= MostKept) // clients choose the fields
            kept.Clear();
        return kept[key] = Make(request.Policy.Reads, [], new(request.Loads, request.Fields), options);
    }

    /// <summary>The shape of one row with everything that is loaded.</summary>
    public static RowShape Of(BoundPolicy policy, JsonSerializerOptions options)
        => Known.GetValue(policy, _ => new())
            .GetOrAdd($"{RuntimeHelpers.GetHashCode(options)}|*", _ => Make(policy.Reads, [], new(null, []), options));

    private static string KeyOf(BoundRequest request, JsonSerializerOptions options)
        => request is { Loads.Count: 0, Fields.Count: 0 }
            ? $"{RuntimeHelpers.GetHashCode(options)}"
            : $"{RuntimeHelpers.GetHashCode(options)}|{string.Join(',', request.Loads)}|{string.Join(',', request.Fields)}";

    private static RowShape Make(
        IReadOnlyList<ReadableMember> members,
        EntityMember[] path,
        Selection selection,
        JsonSerializerOptions options)
    {
        var written = members.Select(member => Make(member, [.. path, member.Member], selection, options)).OfType<RowMember>();
        return new([.. written], options, selection.Loads is null);
    }

    private static RowMember? Make(ReadableMember readable, EntityMember[] path, Selection selection, JsonSerializerOptions options)
    {
        var isRelated = readable.Members.Count > 0;
        if (!selection.Has(path, isRelated && readable.Member.Relation is not null) || Getter(readable.Member) is not { } get)
            return null;
        var property = PropertyOf(readable.Member);
        return new RowMember(
            JsonEncodedText.Encode(NameOf(readable.Member, property, options), options.Encoder),
            property?.DeclaringType,
            get,
            isRelated ? Make(readable.Members, path, selection, options) : null,
            readable.Member);
    }

    public static PropertyInfo? PropertyOf(EntityMember member)
        => member.Hybrid is { } hybrid ? hybrid.Property : member.Metadata.PropertyInfo;

    private static Func<object, object?>? Getter(EntityMember member)
        => member.Hybrid is not { } hybrid ? MemberGetterCompiler.Of(member.Metadata)
            : hybrid.Property is { } property ? MemberGetterCompiler.Compile(property)
            : null;

    public static string NameOf(EntityMember member, PropertyInfo? property, JsonSerializerOptions options)
        => property?.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
            ?? options.PropertyNamingPolicy?.ConvertName(member.Name)
            ?? member.Name;

    /// <summary>The members that are written.</summary>
    /// <param name="Loads">The relations that were loaded; null for all.</param>
    /// <param name="Fields">The chosen fields; empty for all.</param>
    private sealed record Selection(IReadOnlyList<QueryAttribute>? Loads, IReadOnlyList<QueryAttribute> Fields)
    {
        public bool Has(EntityMember[] path, bool isRelation)
        {
            var asked = new QueryAttribute(path);
            if (isRelation && Loads?.Any(load => StartsWith(load, asked)) == false)
                return false;
            return Fields.Count == 0
                || Fields.Any(field => StartsWith(field, asked))
                || (Loads?.Any(load => StartsWith(asked, load)) == true
                    && !Fields.Any(field => StartsWith(field, asked.Until(path.Length - 2))));
        }

        private static bool StartsWith(QueryAttribute path, QueryAttribute beginning)
            => path.Members.Count >= beginning.Members.Count && path.Until(beginning.Members.Count - 1).Equals(beginning);
    }
}
