using BenchmarkDotNet.Running;

// The steps of an event's way, each alone:
//   dotnet run -c Release --project benchmarks/Micro -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
