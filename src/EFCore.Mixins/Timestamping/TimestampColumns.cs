using System.Reflection;
using System.Runtime.CompilerServices;
using EFCore.Mixins.Instances;
using EFCore.Mixins.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Timestamping;

/// <summary>The columns of an entity type for its timestamps, read once per model.</summary>
internal sealed record TimestampColumns(IProperty? CreatedAt, IProperty? UpdatedAt)
{
    private static readonly ModelCache<IModel, StrongBox<bool>> OfModels
        = new("EFCore.Mixins:Timestamps", static model => new(model.GetEntityTypes().Any(IsStamped)));
    private static readonly ModelCache<IEntityType, TimestampColumns> OfTypes = new("EFCore.Mixins:Timestamps", Read);

    private static readonly TimestampsAttribute Default = new();
    private static readonly TimestampColumns None = new(null, null);

    /// <summary>Whether any entity type of the model has timestamps.</summary>
    public static bool Any(IModel model) => OfModels.Of(model).Value;

    /// <exception cref="InvalidOperationException">The class declares timestamps, but the model has no such properties.</exception>
    public static TimestampColumns Of(IEntityType type) => OfTypes.Of(type);

    /// <summary>
    ///     Rejects a save of rows whose timestamps would not be set, because a context without the mixins does not call the library when it
    ///     saves.
    /// </summary>
    /// <exception cref="MissingMixinsException">The context is configured without <c>UseMixins()</c>, and would save such rows.</exception>
    public static void EnsureKept(DbContext context)
    {
        if (ContextOptions.AreSet(context) || !Any(context.Model))
            return;
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified && IsStamped(entry.Metadata) && Of(entry.Metadata) != None)
                throw new MissingMixinsException(entry.Metadata.ClrType, context.GetType());
        }
    }

    private static bool IsStamped(IEntityType type) => typeof(ITimestampsMixin).IsAssignableFrom(type.ClrType);

    private static TimestampColumns Read(IEntityType type)
    {
        if (!IsStamped(type))
            return None;
        var names = type.ClrType.GetCustomAttribute<TimestampsAttribute>() ?? Default;
        var problems = new List<string>();
        var columns = new TimestampColumns(
            Find(type, nameof(TimestampsAttribute.CreatedAt), names.CreatedAt, problems),
            Find(type, nameof(TimestampsAttribute.UpdatedAt), names.UpdatedAt, problems));
        return problems.Count == 0 ? columns : throw new InvalidOperationException(
            $"The timestamps of '{type.ClrType.Name}' can't be kept: {string.Join("; ", problems)}.");
    }

    private static IProperty? Find(IEntityType type, string role, string? name, List<string> problems)
    {
        if (string.IsNullOrEmpty(name))
            return null;
        var property = type.FindProperty(name);
        if (property is null)
            problems.Add(
                $"the model has no property '{name}'. Add 'public {nameof(DateTime)} {name} {{ get; set; }}', or name another with " +
                $"'[Timestamps({role} = …)]', null for none");
        else if (!StampTime.Fits(property))
            problems.Add(
                $"its property '{name}' is a '{property.ClrType.Name}'. " +
                $"Make it a '{nameof(DateTime)}' or '{nameof(DateTimeOffset)}', or name another with '[Timestamps({role} = …)]'");
        return property;
    }
}
