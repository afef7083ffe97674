using BenchmarkDotNet.Attributes;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Statistics;

namespace Puffy.Benchmarks.Micro;

/// <summary>The data-driven models at sizes beyond any shop's: a chain of 40 channels, a path of 12.</summary>
[MemoryDiagnoser]
public class ModelBenchmarks
{
    /// <summary>Channels of the path that is divided; every set of them was a path's.</summary>
    private const int Players = 12;

    private readonly TransitionCounts _transitions = new(MarkovModel.MostChannels);
    private ShapleyGame _game = null!;

    /// <summary>Counts random paths.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        for (var path = 0; path < 50_000; path++)
        {
            _transitions.Add(
                [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(MarkovModel.MostChannels))],
                new PathCounts(random.Next(5) == 0 ? 1 : 0, random.Next(1, 50)));
        }

        var sets = Enumerable.Range(1, (1 << Players) - 1).ToDictionary(set => (ulong)set, _ => new PathCounts(random.Next(50), random.Next(1, 100_000)));
        _game = new ShapleyGame(sets, Fraction.Of(sets.Values.Sum(set => set.Orders), sets.Values.Sum(set => set.Paths)), prior: 100);
    }

    /// <summary>Solves a chain of 40 channels as far as credits need it.</summary>
    [Benchmark]
    public object Markov() => MarkovChain.Solve(_transitions);

    /// <summary>Solves it with reach and removal effects.</summary>
    [Benchmark]
    public int MarkovWithRemovalEffects() => MarkovChain.Solve(_transitions).Channels.Count;

    /// <summary>Divides an order whose path has every player.</summary>
    [Benchmark]
    public Shares Shapley() => _game.Divide((1UL << Players) - 1);
}
