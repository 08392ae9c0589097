using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>
///     Thrown when a context without <c>UseMixins()</c> would save an <see cref="ITimestampsMixin" />. EF would write the timestamps of the
///     instance unchanged, for example <c>0001-01-01</c> for a new one.
/// </summary>
public sealed class MissingMixinsException : InvalidOperationException
{
    internal MissingMixinsException(Type entityClass, Type contextClass)
        : base(
            $"'{entityClass.Name}' was not saved: only contexts with '{nameof(MixinsExtensions.UseMixins)}()' set its timestamps, " +
            $"and '{contextClass.Name}' is configured without it. " +
            $"Add '{nameof(MixinsExtensions.UseMixins)}()', or the call of the database's package, " +
            $"to the options of '{contextClass.Name}'.")
    {
        EntityClass = entityClass;
        ContextClass = contextClass;
    }

    /// <summary>The class of the instance.</summary>
    public Type EntityClass { get; }

    /// <summary>The class of the context.</summary>
    public Type ContextClass { get; }
}
