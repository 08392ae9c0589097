using BenchmarkDotNet.Running;
using EFCore.Mixins.Benchmarks.Bars;

// dotnet run -c Release --project bench/EFCore.Mixins.Benchmarks -- bars [part of a name] | loop <part of a name> [theirs], or what BenchmarkDotNet takes
if (args is ["bars", .. var names])
    await AllBars.RunAsync(names);
else if (args is ["loop", var name, .. var side])
    await AllBars.LoopAsync(name, side is not ["theirs"]);
else
    BenchmarkSwitcher.FromAssembly(typeof(AllBars).Assembly).Run(args);
