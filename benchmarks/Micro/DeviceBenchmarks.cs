using BenchmarkDotNet.Attributes;
using Puffy.Analytics.Devices;

namespace Puffy.Benchmarks.Micro;

/// <summary>Reading user agents: divide by <see cref="UserAgents"/> for the cost of one.</summary>
[MemoryDiagnoser]
public class DeviceBenchmarks
{
    private readonly DeviceParser _parser = new(DeviceRules.BuiltIn);
    private string[] _userAgents = [];

    /// <summary>Number of user agents, each another text.</summary>
    public int UserAgents => _userAgents.Length;

    /// <summary>Prepares the user agents of a day.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _userAgents = [.. SampleEvents.Read(SampleEvents.Write()).Select(row => row.Event.UserAgent).Distinct()];
        Console.WriteLine($"{UserAgents} user agents");
    }

    /// <summary>Reads each for the first time, by rules that have read such texts before.</summary>
    [Benchmark]
    public int First() => Read(new DeviceParser(DeviceRules.BuiltIn));

    /// <summary>Reads each again.</summary>
    [Benchmark]
    public int Again() => Read(_parser);

    private int Read(DeviceParser parser)
    {
        var bots = 0;
        foreach (var userAgent in _userAgents)
        {
            bots += parser.Parse(userAgent).IsBot ? 1 : 0;
        }

        return bots;
    }
}
