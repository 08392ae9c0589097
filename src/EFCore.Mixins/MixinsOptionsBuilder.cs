using EFCore.Mixins.Errors;

namespace EFCore.Mixins;

/// <summary>Collects the options of <c>UseMixins(options => …)</c>. Every call adds to what earlier calls have set.</summary>
public sealed class MixinsOptionsBuilder
{
    internal MixinsOptionsBuilder(MixinsOptions options)
        => Options = options;

    internal MixinsOptions Options { get; private set; }

    /// <summary>Adds a translator of another driver's errors; the one added last is asked first, the same one counts once.</summary>
    public MixinsOptionsBuilder AddErrorTranslator(ErrorTranslator translator)
    {
        ArgumentNullException.ThrowIfNull(translator);
        Options = Options with { ErrorTranslators = [.. Options.ErrorTranslators.Where(known => known != translator), translator] };
        return this;
    }
}
