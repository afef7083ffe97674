using System.Runtime.InteropServices;

namespace Puffy.Facts.Funnels;

/// <summary>How many reached each step of a funnel, and how long each step took. Sums of different users add up.</summary>
[GenerateSerializer, Alias("puffy.facts.FunnelSums")]
public sealed class FunnelSums
{
    /// <summary>Nothing yet.</summary>
    /// <param name="steps">The number of steps.</param>
    public FunnelSums(int steps)
    {
        Reached = new long[steps];
        Times = [.. Enumerable.Range(0, steps).Select(_ => new Dictionary<long, long>())];
    }

    /// <summary>How many reached each step, after those before it.</summary>
    [Id(0)]
    public long[] Reached { get; }

    /// <summary>For each step, how many took each time since the step before, in milliseconds; nothing for the first.</summary>
    [Id(1)]
    public Dictionary<long, long>[] Times { get; }

    /// <summary>Adds one session or user.</summary>
    /// <param name="times">The time of each step that was reached, in milliseconds.</param>
    internal void Add(ReadOnlySpan<long> times)
    {
        for (var step = 0; step < times.Length; step++)
        {
            Reached[step]++;
            if (step > 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(Times[step], times[step] - times[step - 1], out _)++;
            }
        }
    }

    /// <summary>Adds the sums of other users.</summary>
    internal void Add(FunnelSums other)
    {
        for (var step = 0; step < Reached.Length; step++)
        {
            Reached[step] += other.Reached[step];
            foreach (var (time, count) in other.Times[step])
            {
                CollectionsMarshal.GetValueRefOrAddDefault(Times[step], time, out _) += count;
            }
        }
    }
}
