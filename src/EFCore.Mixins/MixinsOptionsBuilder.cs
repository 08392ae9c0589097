using System.Linq.Expressions;
using EFCore.Mixins.Errors;
using EFCore.Mixins.Filtering.Operators;
using EFCore.Mixins.Options;
using EFCore.Mixins.Paging;
using EFCore.Mixins.Vocabulary;

namespace EFCore.Mixins;

/// <summary>Collects the options of <c>UseMixins(options => …)</c>. Every call adds to the options of earlier calls.</summary>
public sealed class MixinsOptionsBuilder
{
    internal MixinsOptionsBuilder(MixinsOptions options)
        => Options = options;

    internal MixinsOptions Options { get; private set; }

    /// <summary>
    ///     Adds a translator for another driver's errors. The one added last is called first. The same translator is added only once.
    /// </summary>
    public MixinsOptionsBuilder AddErrorTranslator(ErrorTranslator translator)
    {
        ArgumentNullException.ThrowIfNull(translator);
        Options = Options with { ErrorTranslators = [.. Options.ErrorTranslators.Where(known => known != translator), translator] };
        return this;
    }

    /// <summary>Sets the limits of filters and orders.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    ///     <see cref="FilterLimits.MaxRegexTime" /> is not positive, or longer than 24 days.
    /// </exception>
    public MixinsOptionsBuilder LimitFilters(FilterLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limits.MaxRegexTime, TimeSpan.Zero, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limits.MaxRegexTime, TimeSpan.FromDays(24), nameof(limits));
        Options = Options with { FilterLimits = limits };
        return this;
    }

    /// <summary>Sets the clock that <see cref="ITimestampsMixin" /> reads. Default: <see cref="TimeProvider.System" />.</summary>
    public MixinsOptionsBuilder UseTimeProvider(TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        Options = Options with { TimeProvider = timeProvider };
        return this;
    }

    /// <summary>
    ///     Sets how filters look up related rows without a hint of their own (<see cref="Filter.WithSubqueries" />).
    ///     Default: <see cref="SubqueryBehavior.Automatic" />.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public MixinsOptionsBuilder UseSubqueryBehavior(SubqueryBehavior behavior)
    {
        SubqueryBehaviors.ThrowIfUnknown(behavior);
        Options = Options with { SubqueryBehavior = behavior };
        return this;
    }

    /// <summary>Protects the cursors of pages, which otherwise anybody can read. The last protector is used.</summary>
    public MixinsOptionsBuilder ProtectCursors(ICursorProtector protector)
    {
        ArgumentNullException.ThrowIfNull(protector);
        Options = Options with { CursorProtector = protector };
        return this;
    }

    /// <summary>Encrypts the cursors of pages with a key of the application, using AES-GCM, which also detects changes.</summary>
    /// <param name="key">16, 24 or 32 random bytes, the same for all servers: <c>RandomNumberGenerator.GetBytes(32)</c>.</param>
    /// <param name="formerKeys">Earlier keys, with which cursors can still be decrypted.</param>
    /// <exception cref="ArgumentException">A key does not have the length of an AES key.</exception>
    public MixinsOptionsBuilder ProtectCursors(byte[] key, params byte[][] formerKeys)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(formerKeys);
        return ProtectCursors(AesCursorProtector.Of([key, .. formerKeys]));
    }

    /// <summary>Sets how long a cursor can be used, by the clock of <see cref="UseTimeProvider" />. Default: without a limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    public MixinsOptionsBuilder LimitCursorLifetime(TimeSpan lifetime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);
        Options = Options with { CursorLifetime = lifetime };
        return this;
    }

    /// <summary>
    ///     Retries lost connections, conflicts and a busy database (<see cref="ConnectionLostException" />,
    ///     <see cref="DatabaseBusyException" />): units of work from their beginning, queries, and single writes that cannot have taken
    ///     effect. Writes that are in doubt are retried only by units with <c>verifySucceeded:</c>. Default: nothing is retried.
    /// </summary>
    /// <remarks>Ignored if the provider's options set an execution strategy, for example with <c>EnableRetryOnFailure()</c>.</remarks>
    /// <param name="maxRetryCount">The number of retries before the last error is thrown.</param>
    /// <param name="maxRetryDelay">
    ///     The longest pause. Default: 30 seconds. The first retry has no pause, the pauses of the next ones double; those after a conflict
    ///     are shorter.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative.</exception>
    public MixinsOptionsBuilder RetryOnFailure(int maxRetryCount = 6, TimeSpan? maxRetryDelay = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxRetryCount);
        var delay = maxRetryDelay ?? TimeSpan.FromSeconds(30);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero, nameof(maxRetryDelay));
        Options = Options with { RetryLimits = new RetryLimits(maxRetryCount, delay) };
        return this;
    }

    /// <summary>
    ///     Adds an operator for attributes of type <typeparamref name="TMember" />:
    ///     <c>AddOperator&lt;string, int&gt;("length", (text, length) => text.Length == length)</c> makes <c>name__length = 5</c> a
    ///     condition.
    /// </summary>
    /// <param name="name">The name after <c>__</c>: letters, digits and single underscores.</param>
    /// <param name="predicate">
    ///     The condition, which EF must be able to translate. Null attributes do not match it, but match its negation.
    /// </param>
    /// <exception cref="ArgumentException">The name is malformed, or that of a built-in operator.</exception>
    public MixinsOptionsBuilder AddOperator<TMember, TValue>(string name, Expression<Func<TMember, TValue, bool>> predicate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(predicate);
        if (name.Contains("__", StringComparison.Ordinal) || !name.All(character => char.IsLetterOrDigit(character) || character == '_'))
            throw new ArgumentException($"'{name}' cannot name an operator: use letters, digits and single underscores.", nameof(name));
        if (FilterOperatorTable.IsBuiltIn(name))
            throw new ArgumentException($"Operator '{name}' is built in and keeps its meaning; choose another name.", nameof(name));
        Options = Options with { Operators = [.. Options.Operators, new OperatorRegistration(name, predicate)] };
        return this;
    }
}
