using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Filling;

/// <summary>Determines whether a member can be set, and why not.</summary>
internal static class MemberSettability
{
    private const string AnnotationName = "EFCore.Mixins:Settability";

    /// <summary>Whether the member of a new instance can be set by name.</summary>
    public static bool IsSettable(ITypeBase type, EntityMember member)
        => !member.IsGuarded && !member.IsHidden && Refusal(type, instance: null, member, value: null) is null;

    public static string? Refusal(ITypeBase type, object? instance, EntityMember member, object? value)
        => member.Hybrid is { } hybrid ? Refusal(hybrid)
            : VerdictOf(type, member.Metadata).Refusal is { } refusal ? refusal
            : instance is not null && member.Column is { } column && ChangesKey(instance, column, value)
                ? "it is part of the key of an existing row"
            : null;

    private static string? Refusal(ComputedMember hybrid)
        => hybrid.Method is not null ? "it is a method"
            : hybrid.CanSet ? null
            : "it is computed and has no public setter";

    /// <summary>The result that depends only on the model, read once.</summary>
    private static Verdict VerdictOf(ITypeBase type, IPropertyBase member)
        => ((IAnnotatable)member).GetOrAddRuntimeAnnotationValue(
            AnnotationName,
            static known => new Verdict(Refusal(known.type, known.member)),
            (type, member));

    private static string? Refusal(ITypeBase type, IPropertyBase member)
        => member switch
        {
            IProperty column when IsDiscriminator(column) => "EF sets it by the class of the instance",
            IProperty column when column.GetBeforeSaveBehavior() != PropertySaveBehavior.Save => "the database computes it",
            IProperty column when column.IsShadowProperty()
                && (type is not IEntityType entity || entity.IsOwned()) => "it belongs to the owner of the instance",
            IProperty column when column.IsShadowProperty() => null,
            { } metadata when metadata.IsShadowProperty() => "the class has no such member",
            { } metadata when !EntityMember.HoldsMany(metadata) && !MemberAccess.CanSet(metadata) => "it has neither a setter nor a field",
            _ => null,
        };

    private static bool IsDiscriminator(IProperty column)
        => column.DeclaringType is IEntityType entity && ReferenceEquals(entity.FindDiscriminatorProperty(), column);

    private static bool ChangesKey(object instance, IProperty column, object? value)
        => column.GetAfterSaveBehavior() == PropertySaveBehavior.Throw
            && column.IsPrimaryKey()
            && Exists(instance)
            && !(value is not null
                && ValueCoercion.TryCoerce(value, column, out var coerced, out _)
                && column.GetValueComparer().Equals(coerced, InstanceKeyValues.Value(instance, column)));

    private static bool Exists(object instance)
        => RowSnapshots.Find(instance) is not null
            || (InstanceTracking.LiveContextOf(instance) is { } context
                && QuietEntries.Of(context, instance).State is EntityState.Unchanged or EntityState.Modified);

    private sealed record Verdict(string? Refusal);
}
