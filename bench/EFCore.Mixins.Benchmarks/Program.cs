using BenchmarkDotNet.Running;
using EFCore.Mixins.Benchmarks;
using EFCore.Mixins.Benchmarks.Bars;
using EFCore.Mixins.Benchmarks.Benchmarks;
using EFCore.Mixins.Benchmarks.Growth;
using EFCore.Mixins.Benchmarks.Memory;
using EFCore.Mixins.Benchmarks.Paging;
using EFCore.Mixins.Benchmarks.Steady;

// dotnet run -c Release --project bench/EFCore.Mixins.Benchmarks -- bars [--calls n] [part of a name] | steady [--calls n] [part of a name]
// | memory [--calls n] | growth | pages [part of a database's name] | loop <part of a name> [theirs] | dry, or the arguments of BenchmarkDotNet
if (args is ["dry"])
    return await DryRun.RunAsync();
if (args is ["bars", .. var barArguments])
{
    var (calls, names) = Arguments.Read(barArguments, 500_000);
    await AllBars.RunAsync(calls, names);
}
else if (args is ["steady", .. var steadyArguments])
{
    var (calls, names) = Arguments.Read(steadyArguments, 2_000_000);
    await new SteadyStudy(calls, names).RunAsync();
}
else if (args is ["memory", .. var memoryArguments])
{
    new MemoryStudy(Arguments.Read(memoryArguments, 2_000_000).Calls).Run();
}
else if (args is ["growth"])
{
    await new GrowthStudy(isDry: false).RunAsync();
}
else if (args is ["pages", .. var databases])
{
    await new PageStudy(isDry: false).RunAsync(databases);
}
else if (args is ["loop", var name, .. var side])
{
    await AllBars.LoopAsync(name, side is not ["theirs"]);
}
else
{
    await SameOutcomes.AssertAsync();
    BenchmarkSwitcher.FromAssembly(typeof(AllBars).Assembly).Run(args, BenchmarkConfig.Measured);
}

return 0;
