using Puffy.Analytics.Monitoring;
using Puffy.Sample;
using Puffy.Sample.Options;

namespace Puffy.MonitoringStudy;

/// <summary>An alarm: a check that raised its voice on a day.</summary>
/// <param name="Check">The check.</param>
/// <param name="Day">The day; null for the data as a whole.</param>
/// <param name="Status">WARNING or CRITICAL.</param>
/// <param name="Drift">Whether it is about the renamed column, which every sample has on its fifth day.</param>
/// <param name="Fields">The fields inside event_data that it names.</param>
internal readonly record struct Alarm(Check Check, DateOnly? Day, CheckStatus Status, bool Drift, string Fields);

/// <summary>One shop, without fault and then with each.</summary>
internal sealed class Trial
{
    /// <summary>Days of a shop.</summary>
    public const int Days = 14;

    /// <summary>The first day that has three days before it.</summary>
    public const int FirstJudged = 3;

    private static readonly MonitoringThresholds Thresholds = new();

    private readonly SampleOptions _options;

    private Trial(long seed, int usersPerDay) => _options = new SampleOptions { Seed = seed, Days = Days, Users = usersPerDay * Days };

    /// <summary>The day that is made faulty: from the fifth to the last but one, so that there is a day after it.</summary>
    public DateOnly FaultyDay => _options.FirstDay.AddDays(FirstJudged + 1 + (int)(_options.Seed % (Days - FirstJudged - 2)));

    /// <summary>The alarms without fault.</summary>
    public required IReadOnlyList<Alarm> Clean { get; init; }

    /// <summary>The alarms where the newest event is two days old.</summary>
    public required IReadOnlyList<Alarm> Stale { get; init; }

    /// <summary>The alarms with each of <see cref="Case.All"/>.</summary>
    public required IReadOnlyList<IReadOnlyList<Alarm>> Faulty { get; init; }

    /// <summary>Runs a trial.</summary>
    public static Trial Run(long seed, int usersPerDay)
    {
        var plan = new Trial(seed, usersPerDay) { Clean = [], Stale = [], Faulty = [] };
        var clean = plan.Figures(null);
        var morning = plan._options.LastDay.AddDays(1).ToDateTime(new TimeOnly(6, 0), DateTimeKind.Utc);
        return new Trial(seed, usersPerDay)
        {
            Clean = Alarms(clean, morning),
            Stale = Alarms(clean, morning.AddDays(2)),
            Faulty = [.. Case.All.Select(item => Alarms(
                item.InFigures(item.InExport is { } fault ? plan.Figures(fault(plan.FaultyDay)) : clean, plan.FaultyDay), morning))],
        };
    }

    private static List<Alarm> Alarms(MonitoringInput input, DateTime asOf) =>
        [.. MonitoringJudge.Judge(input, Thresholds, asOf).Results
            .Where(result => result.Status >= CheckStatus.Warning)
            .Select(result => new Alarm(result.Check, result.Day, result.Status, result.Measured.EndsWith("it is read as user_id", StringComparison.Ordinal), string.Join(", ", result.Fields.Select(field => field.Name))))];

    private MonitoringInput Figures(SampleFault? fault)
    {
        var folder = Directory.CreateTempSubdirectory("puffy-study-");
        try
        {
            SampleShop.Write(folder.FullName, fault is null ? _options : _options with { Faults = [fault] });
            return MemoryPipeline.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
