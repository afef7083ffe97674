using System.Globalization;
using Puffy.Sample.Export;
using Puffy.Sample.Options;
using Puffy.Sample.Visitors;

namespace Puffy.Sample;

/// <summary>
/// A made-up shop that exports its events as real shops do: one CSV a day with the journeys of its visitors and the
/// flaws of such files, among them drifting headers, empty ids, duplicates, late rows, bots, colliding transactions
/// and broken order data.
/// </summary>
/// <remarks>
/// Memory grows with one day's events (about 16 bytes each), not with users or days: whatever a visitor does is a
/// function of the seed and is drawn again for every day that it touches.
/// </remarks>
public static class SampleShop
{
    /// <summary>Writes <c>events_YYYYMMDD.csv</c> for each day. Files of these names are overwritten.</summary>
    /// <param name="directory">Where to; it is created if it is not there.</param>
    /// <param name="options">What to generate.</param>
    /// <param name="cancellation">Stops the work between rows; the current file stays incomplete.</param>
    /// <returns>The files written: one for each day except missing days.</returns>
    /// <exception cref="SampleException">
    /// An option is out of its range, or the directory already holds exports of days that this sample has not.
    /// </exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static SampleSummary Write(string directory, SampleOptions options, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Directory.CreateDirectory(directory);
        var plan = Enumerable.Range(0, options.Days)
            .Select(options.FirstDay.AddDays)
            .Where(day => !new DayFaults(options.Faults, day).FileMissing)
            .Select(day => (Day: day, Path: Path.Combine(directory, FileName(day))))
            .ToList();
        RefuseToMix(directory, plan.Select(file => file.Path));

        var files = new List<SampleFile>();
        foreach (var (day, path) in plan)
        {
            var byAge = Enumerable.Range(0, DaySchedule.OldestAge + 1).Select(age => new Cohort(options, day.AddDays(-age)));
            files.Add(DayExport.Write(path, options, day, [.. byAge], cancellation));
        }

        return new SampleSummary(files);
    }

    private static string FileName(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"events_{day:yyyyMMdd}.csv");

    private static void RefuseToMix(string directory, IEnumerable<string> planned)
    {
        var others = Directory.EnumerateFiles(directory, "events_*.csv").Except(planned, StringComparer.Ordinal);
        if (others.Order(StringComparer.Ordinal).FirstOrDefault() is { } other)
        {
            throw new SampleException(
                $"{directory} holds {Path.GetFileName(other)}, which is not part of this sample and would mix with it. "
                + "Name an empty folder, or remove that file.");
        }
    }
}
