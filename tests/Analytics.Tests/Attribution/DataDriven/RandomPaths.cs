using CsCheck;
using Puffy.Analytics.Attribution.DataDriven;

namespace Puffy.Analytics.Tests.Attribution.DataDriven;

/// <summary>Random paths in which each channel stands at least once, and at least one of which led to an order.</summary>
internal static class RandomPaths
{
    /// <summary>Paths over channels from 0, each with how often it was taken.</summary>
    public static Gen<(int[] Path, PathCounts Counts)[]> Of(int channels) =>
        Gen.Select(Gen.Int[0, channels - 1].Array[1, 6], Gen.Int[0, 3], Gen.Int[0, 3]).Array[1, 12].Select(paths =>
            (((int[] Path, PathCounts Counts)[])[
                .. paths.Select(path => (path.Item1, new PathCounts(path.Item2, path.Item3))),
                ([.. Enumerable.Range(0, channels)], new PathCounts(1, 1)),
            ]));

    public static TransitionCounts Count(int channels, (int[] Path, PathCounts Counts)[] paths)
    {
        var counts = new TransitionCounts(channels);
        Array.ForEach(paths, path => counts.Add(path.Path, path.Counts));
        return counts;
    }

    /// <summary>p where a walk that comes to a channel ends in null, by walking the chain until next to nothing is left. Independent of the solution.</summary>
    public static double ConversionWithout(int channels, (int[] Path, PathCounts Counts)[] paths, int removed)
    {
        var counts = Count(channels, paths);
        var here = new double[channels];
        for (var channel = 0; channel < channels; channel++)
        {
            here[channel] = counts.Starts(channel) / (double)counts.Paths;
        }

        var converted = 0.0;
        for (var step = 0; step < 5000; step++)
        {
            var next = new double[channels];
            for (var from = 0; from < channels; from++)
            {
                if (from != removed && counts.Visits(from) > 0)
                {
                    converted += here[from] * counts.Conversions(from) / counts.Visits(from);
                    for (var to = 0; to < channels; to++)
                    {
                        next[to] += here[from] * counts.Between(from, to) / counts.Visits(from);
                    }
                }
            }

            here = next;
        }

        return converted;
    }
}
