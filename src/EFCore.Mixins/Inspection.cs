using EFCore.Mixins.Filling;
using EFCore.Mixins.Metadata;
using EFCore.Mixins.Sessions;


namespace EFCore.Mixins;

/// <summary>The members of <see cref="IInspectionMixin"/>.</summary>
/// <remarks>
///     Each can also be called here, for generic code and for classes with a member of the same name:
///     <c>Inspection.Columns&lt;Post&gt;()</c>.
/// </remarks>
public static class Inspection
{
    extension<T>(T)
        where T : class, IInspectionMixin
    {
        /// <summary>The properties mapped to columns, including shadow properties.</summary>
        public static IReadOnlyList<string> Columns => Columns<T>();

        /// <summary>The properties of the primary key, in its order.</summary>
        public static IReadOnlyList<string> PrimaryKeys => PrimaryKeys<T>();

        /// <summary>The navigations to other entities, including skip navigations and owned ones.</summary>
        public static IReadOnlyList<string> Relations => Relations<T>();

        /// <summary>The relations that <c>Fill</c> can set.</summary>
        public static IReadOnlyList<string> SettableRelations => SettableRelations<T>();

        /// <summary>The computed properties: those with <see cref="HybridAttribute" />.</summary>
        /// <exception cref="HybridException">Computed members are declared incorrectly.</exception>
        public static IReadOnlyList<string> HybridProperties => HybridProperties<T>();

        /// <summary>The computed methods: those with <see cref="HybridAttribute" />.</summary>
        /// <exception cref="HybridException">Computed members are declared incorrectly.</exception>
        public static IReadOnlyList<string> HybridMethods => HybridMethods<T>();

        /// <summary>
        ///     All members that <c>Fill</c> can set: columns, complex members, settable relations and computed properties with a setter.
        /// </summary>
        public static IReadOnlyList<string> SettableAttributes => SettableAttributes<T>();
    }

    /// <summary>The properties of <typeparamref name="T" /> mapped to columns, including shadow properties.</summary>
    public static IReadOnlyList<string> Columns<T>()
        where T : class, IInspectionMixin
        => [.. EntityMemberTable.Of(BoundEntityTypes.Of<T>()).Columns.Select(member => member.Name)];

    /// <summary>The properties of the primary key of <typeparamref name="T" />, in its order; none for a keyless type.</summary>
    public static IReadOnlyList<string> PrimaryKeys<T>()
        where T : class, IInspectionMixin
        => [.. (BoundEntityTypes.Of<T>().FindPrimaryKey()?.Properties ?? []).Select(property => property.Name)];

    /// <summary>The navigations of <typeparamref name="T" /> to other entities, including skip navigations and owned ones.</summary>
    public static IReadOnlyList<string> Relations<T>()
        where T : class, IInspectionMixin
        => [.. EntityMemberTable.Of(BoundEntityTypes.Of<T>()).Relations.Select(member => member.Name)];

    /// <summary>The relations of <typeparamref name="T" /> that <c>Fill</c> can set.</summary>
    public static IReadOnlyList<string> SettableRelations<T>()
        where T : class, IInspectionMixin
        => [.. Settable<T>().Where(member => member.Relation is not null).Select(member => member.Name)];

    /// <summary>The computed properties of <typeparamref name="T" />: those with <see cref="HybridAttribute" />.</summary>
    /// <exception cref="HybridException">Computed members are declared incorrectly.</exception>
    public static IReadOnlyList<string> HybridProperties<T>()
        where T : class, IInspectionMixin
        => [.. EntityMemberTable
            .Of(BoundEntityTypes.Of<T>()).Hybrids
            .Where(member => member.Hybrid?.Property is not null)
            .Select(member => member.Name)];

    /// <summary>The computed methods of <typeparamref name="T" />: those with <see cref="HybridAttribute" />.</summary>
    /// <exception cref="HybridException">Computed members are declared incorrectly.</exception>
    public static IReadOnlyList<string> HybridMethods<T>()
        where T : class, IInspectionMixin
        => [.. EntityMemberTable
            .Of(BoundEntityTypes.Of<T>()).Hybrids
            .Where(member => member.Hybrid?.Method is not null)
            .Select(member => member.Name)];

    /// <summary>
    ///     All members of <typeparamref name="T" /> that <c>Fill</c> can set: columns, complex members, settable relations and computed
    ///     properties with a setter.
    /// </summary>
    public static IReadOnlyList<string> SettableAttributes<T>()
        where T : class, IInspectionMixin
        => [.. Settable<T>().Select(member => member.Name)];

    private static IEnumerable<EntityMember> Settable<T>()
        where T : class, IInspectionMixin
    {
        var type = BoundEntityTypes.Of<T>();
        return EntityMemberTable.Of(type).All.Where(member => MemberSettability.IsSettable(type, member));
    }
}
