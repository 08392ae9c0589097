using BenchmarkDotNet.Running;
using EFCore.Mixins.Benchmarks.Bars;

// dotnet run -c Release --project bench/EFCore.Mixins.Benchmarks -- bars [part of a name], or what BenchmarkDotNet takes
if (args is ["bars", .. var names])
    await AllBars.RunAsync(names);
else
    BenchmarkSwitcher.FromAssembly(typeof(AllBars).Assembly).Run(args);
