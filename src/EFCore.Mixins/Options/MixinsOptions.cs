using EFCore.Mixins.Errors;
using EFCore.Mixins.Options;


namespace EFCore.Mixins;

/// <summary>What <c>UseMixins(options => …)</c> has set for a context; it never changes once the context's options are built.</summary>
public sealed record MixinsOptions
{
    internal MixinsOptions()
    {
    }

    /// <summary>The options of a context that was configured without <c>UseMixins()</c>.</summary>
    internal static MixinsOptions Default { get; } = new();

    /// <summary>Translate the errors of the database drivers; the one added last comes first. Default: none.</summary>
    public IReadOnlyList<ErrorTranslator> ErrorTranslators { get; internal init; } = [];

    /// <summary>How large filters and orders may be. Default: see <see cref="FilterLimits" />.</summary>
    public FilterLimits FilterLimits { get; internal init; } = new();

    /// <summary>The clock of <see cref="ITimestampsMixin" />. Default: <see cref="System.TimeProvider.System" />.</summary>
    public TimeProvider TimeProvider { get; internal init; } = TimeProvider.System;

    /// <summary>How filters look up related rows unless they choose it themselves. Default: <see cref="SubqueryBehavior.Automatic" />.</summary>
    public SubqueryBehavior SubqueryBehavior { get; internal init; }

    /// <summary>What keeps clients from reading and making up cursors. Default: null, cursors can be read.</summary>
    public ICursorProtector? CursorProtector { get; internal init; }

    /// <summary>How long a cursor can be used. Default: null, for ever.</summary>
    public TimeSpan? CursorLifetime { get; internal init; }

    /// <summary>How often transient errors are retried; null where they are not.</summary>
    internal RetryLimits? RetryLimits { get; init; }

    /// <summary>The operators added by <see cref="MixinsOptionsBuilder.AddOperator{TMember, TValue}" />, in that order.</summary>
    internal IReadOnlyList<OperatorRegistration> Operators { get; init; } = [];
}
