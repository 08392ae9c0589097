using EFCore.Mixins.ActiveRecords;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Filtering;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Retrying;
using Microsoft.EntityFrameworkCore;

namespace EFCore.Mixins;

/// <summary>What <c>UseMixins(options => …)</c> has set for a context; it never changes once the context's options are built.</summary>
public sealed record MixinsOptions
{
    internal MixinsOptions()
    {
    }

    /// <summary>The options of a context that was configured without <c>UseMixins()</c>.</summary>
    internal static MixinsOptions Default { get; } = new();

    /// <summary>Read the errors of the database drivers; the one added last is asked first. Default: none.</summary>
    public IReadOnlyList<ErrorTranslator> ErrorTranslators { get; internal init; } = [];

    /// <summary>How large filters and orders may be. Default: see <see cref="FilterLimits" />.</summary>
    public FilterLimits FilterLimits { get; internal init; } = new();

    /// <summary>The clock of <see cref="ITimestampsMixin" />. Default: <see cref="System.TimeProvider.System" />.</summary>
    public TimeProvider TimeProvider { get; internal init; } = TimeProvider.System;

    /// <summary>How filters ask for related rows where they do not say it themselves. Default: <see cref="SubqueryBehavior.Automatic" />.</summary>
    public SubqueryBehavior SubqueryBehavior { get; internal init; }

    /// <summary>What keeps clients from reading and making up cursors. Default: null, cursors can be read.</summary>
    public ICursorProtector? CursorProtector { get; internal init; }

    /// <summary>How long a cursor can be used. Default: null, for ever.</summary>
    public TimeSpan? CursorLifetime { get; internal init; }

    /// <summary>How often transient errors are retried; null where they are not.</summary>
    internal RetryLimits? RetryLimits { get; init; }

    /// <summary>Whether the query of a statement is compiled once for all statements of its shape.</summary>
    internal bool CompilesStatements { get; init; } = true;

    /// <summary>The built-in operators and those added by <see cref="MixinsOptionsBuilder.AddOperator{TMember, TValue}" />.</summary>
    internal OperatorTable Operators { get; init; } = OperatorTable.Default;

    internal FilterSettings Filtering => new(FilterLimits, Operators, SubqueryBehavior);

    /// <summary>The options that <paramref name="context"/> was configured with.</summary>
    internal static MixinsOptions Of(DbContext context)
        => Find(context) ?? Default;

    /// <summary>Whether <paramref name="context"/> was configured with <c>UseMixins()</c>.</summary>
    internal static bool AreOn(DbContext context) => Find(context) is not null;

    private static MixinsOptions? Find(DbContext context) => ContextRecord.Of(context).Options;
}
