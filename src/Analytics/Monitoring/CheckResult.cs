using System.Collections.Immutable;

namespace Puffy.Analytics.Monitoring;

/// <summary>What a check found on a day, in words that a person can act on.</summary>
/// <param name="Check">The check.</param>
/// <param name="Day">The day that it is about, the first of several; null for the data as a whole.</param>
/// <param name="Status">The result.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Expectation">What was expected.</param>
/// <param name="Advice">What to do, in one sentence.</param>
/// <param name="Reason">Why it could not be judged, in part or at all; empty where it was.</param>
/// <param name="Readings">The series behind it, where it watches any.</param>
[GenerateSerializer, Immutable, Alias("puffy.CheckResult")]
public sealed record CheckResult(
    [property: Id(0)] Check Check,
    [property: Id(1)] DateOnly? Day,
    [property: Id(2)] CheckStatus Status,
    [property: Id(3)] string Measured,
    [property: Id(4)] string Expectation,
    [property: Id(5)] string Advice,
    [property: Id(6)] string Reason,
    [property: Id(7)] ImmutableArray<SeriesReading> Readings)
{
    /// <summary>The fields inside event_data that are off; none where the check watches none.</summary>
    [Id(8)]
    public ImmutableArray<FieldReading> Fields { get; init; } = [];

    /// <summary>The last of several days that it is about, the first being <see cref="Day"/>; null where it is about one.</summary>
    [Id(9)]
    public DateOnly? Until { get; init; }

    /// <summary>The last day that it is about; null for the data as a whole.</summary>
    public DateOnly? LastDay => Until ?? Day;

    /// <summary>The advice if nothing is wrong.</summary>
    internal const string NothingToDo = "No action needed.";

    /// <summary>The result as one about several days, where there are several.</summary>
    internal CheckResult OfDaysUntil(DateOnly last) => last == Day ? this : this with { Until = last };

    /// <summary>The result with something else that is off. The advice is that of the worse of both.</summary>
    internal CheckResult And(CheckStatus status, string measured, string expectation, string advice)
    {
        var alone = Status < CheckStatus.Warning;
        return this with
        {
            Status = alone || status > Status ? status : Status,
            Measured = alone ? measured : $"{Measured}; {measured}",
            Expectation = alone ? expectation : $"{Expectation}; {expectation}",
            Advice = alone || status > Status ? advice : Advice,
        };
    }

    /// <summary>A result that was judged.</summary>
    internal static CheckResult Of(Check check, DateOnly? day, CheckStatus status, string measured, string expectation, string advice) =>
        new(check, day, status, measured, expectation, status is CheckStatus.Pass ? NothingToDo : advice, string.Empty, []);

    /// <summary>A result on a missing day, or on missing days that follow each other.</summary>
    internal static CheckResult SkipMissing(Check check, DayInContext day) => day.Length > 1
        ? Skip(check, day.Day, "the days are missing; see data_freshness", "Load the exports of these days.") with { Until = day.Until }
        : Skip(check, day.Day, "the day is missing; see data_freshness", "Load the day's export.");

    /// <summary>A result that could not be judged.</summary>
    internal static CheckResult Skip(Check check, DateOnly? day, string reason, string advice) =>
        new(check, day, CheckStatus.Skipped, string.Empty, string.Empty, advice, reason, []);
}

/// <summary>One watched series on one day.</summary>
/// <param name="Series">The name of the series, see <see cref="WatchedSeries"/>.</param>
/// <param name="Value">What was measured; null where there is nothing to measure.</param>
/// <param name="Expected">The expectation from the days before; null if they are too few.</param>
/// <param name="Status">How it was judged.</param>
/// <param name="Note">Why it was not judged by its z-score alone; empty where it was.</param>
[GenerateSerializer, Immutable, Alias("puffy.SeriesReading")]
public sealed record SeriesReading(
    [property: Id(0)] string Series,
    [property: Id(1)] double? Value,
    [property: Id(2)] Expectation? Expected,
    [property: Id(3)] CheckStatus Status,
    [property: Id(4)] string Note)
{
    /// <summary>How many scales the value is off; null without a value or an expectation.</summary>
    public double? Z => Value is { } value ? Expected?.ZOf(value) : null;
}

/// <summary>What a series is expected to be on a day.</summary>
/// <param name="Centre">The median of the baseline days.</param>
/// <param name="Scale">One standard deviation of a single day around it; more than zero.</param>
/// <param name="Days">How many baseline days it comes from.</param>
[GenerateSerializer, Immutable, Alias("puffy.Expectation")]
public sealed record Expectation([property: Id(0)] double Centre, [property: Id(1)] double Scale, [property: Id(2)] int Days)
{
    /// <summary>How many scales a value is off: negative if it is too low.</summary>
    public double ZOf(double value) => (value - Centre) / Scale;
}
