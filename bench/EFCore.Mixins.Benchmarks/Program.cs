using BenchmarkDotNet.Running;
using EFCore.Mixins.Benchmarks;
using EFCore.Mixins.Benchmarks.Bars;
using EFCore.Mixins.Benchmarks.Benchmarks;
using EFCore.Mixins.Benchmarks.Growth;

// dotnet run -c Release --project bench/EFCore.Mixins.Benchmarks -- bars [part of a name] | growth | loop <part of a name> [theirs] | dry, or what BenchmarkDotNet takes
if (args is ["dry"])
    return await DryRun.RunAsync();
if (args is ["bars", .. var names])
    await AllBars.RunAsync(names);
else if (args is ["growth"])
    await new GrowthStudy(isDry: false).RunAsync();
else if (args is ["loop", var name, .. var side])
    await AllBars.LoopAsync(name, side is not ["theirs"]);
else
{
    await SameOutcomes.AssertAsync();
    BenchmarkSwitcher.FromAssembly(typeof(AllBars).Assembly).Run(args, BenchmarkConfig.Measured);
}

return 0;
