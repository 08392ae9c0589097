using EFCore.Mixins.Errors;
using EFCore.Mixins.Options;


namespace EFCore.Mixins;

/// <summary>
///     The options that <c>UseMixins(options => …)</c> sets for a context. They are immutable once the context's options are built.
/// </summary>
public sealed record MixinsOptions
{
    internal MixinsOptions()
    {
    }

    /// <summary>The options of a context that was configured without <c>UseMixins()</c>.</summary>
    internal static MixinsOptions Default { get; } = new();

    /// <summary>The translators of database errors. The one added last is first. Default: none.</summary>
    public IReadOnlyList<ErrorTranslator> ErrorTranslators { get; internal init; } = [];

    /// <summary>The limits of filters and orders. Default: see <see cref="FilterLimits" />.</summary>
    public FilterLimits FilterLimits { get; internal init; } = new();

    /// <summary>The clock of <see cref="ITimestampsMixin" />. Default: <see cref="System.TimeProvider.System" />.</summary>
    public TimeProvider TimeProvider { get; internal init; } = TimeProvider.System;

    /// <summary>How filters look up related rows without a hint of their own. Default: <see cref="SubqueryBehavior.Automatic" />.</summary>
    public SubqueryBehavior SubqueryBehavior { get; internal init; }

    /// <summary>Prevents clients from reading and forging cursors. Default: null, which means that cursors can be read.</summary>
    public ICursorProtector? CursorProtector { get; internal init; }

    /// <summary>How long a cursor can be used. Default: null, without a limit.</summary>
    public TimeSpan? CursorLifetime { get; internal init; }

    /// <summary>The limits of retries of transient errors; null for no retries.</summary>
    internal RetryLimits? RetryLimits { get; init; }

    /// <summary>The operators added by <see cref="MixinsOptionsBuilder.AddOperator{TMember, TValue}" />, in that order.</summary>
    internal IReadOnlyList<OperatorRegistration> Operators { get; init; } = [];
}
