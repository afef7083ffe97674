using Puffy.Sample.Options;
using Puffy.Sample.Tests;

[assembly: AssemblyFixture(typeof(LargerSample))]

namespace Puffy.Sample.Tests;

/// <summary>The rows of a fortnight with enough visitors for every rare flaw and every channel to be there, generated once.</summary>
public sealed class LargerSample : IDisposable
{
    private readonly GeneratedSample _sample = new(new SampleOptions { Users = 40_000, Days = 14, Seed = 3 });

    public LargerSample() => Rows = _sample.Rows();

    internal List<SampleRow> Rows { get; }

    internal SampleSummary Summary => _sample.Summary;

    internal SortedDictionary<string, byte[]> Files() => _sample.Files();

    /// <summary>The share of rows for which something holds.</summary>
    internal double Share(Func<SampleRow, bool> holds) => Rows.Count(holds) / (double)Rows.Count;

    public void Dispose() => _sample.Dispose();
}
