using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace EFCore.Mixins.Benchmarks.Benchmarks;

/// <summary>
///     How BenchmarkDotNet runs: a measurement of a few minutes with a table for each class in <c>bench/results</c>, or a single dry run.
/// </summary>
internal static class BenchmarkConfig
{
    public static IConfig Measured => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithLaunchCount(1).WithWarmupCount(30).WithIterationCount(10).WithIterationTime(TimeInterval.FromMilliseconds(150)))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.GitHub)
        .AddLogger(ConsoleLogger.Default)
        .WithOptions(ConfigOptions.DisableLogFile)
        .WithArtifactsPath("bench");

    /// <summary>Runs in this process and writes only to a logger.</summary>
    public static IConfig Dry(ILogger logger) => ManualConfig.CreateEmpty()
        .AddJob(Job.Dry.WithToolchain(InProcessEmitToolchain.Instance))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(logger)
        .WithOptions(ConfigOptions.DisableLogFile)
        .WithArtifactsPath("artifacts/bench");
}
