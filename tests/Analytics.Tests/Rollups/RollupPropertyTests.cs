using CsCheck;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Rollups;

public sealed class ChannelRollupPropertyTests : RollupPropertyTests<ChannelRollup>
{
    protected override int Figures(ChannelRollup rollup) => rollup.Visits.Cells.Count + rollup.Credits.Cells.Count + rollup.Sales.Cells.Count;
}

public sealed class FunnelRollupPropertyTests : RollupPropertyTests<FunnelRollup>
{
    protected override int Figures(FunnelRollup rollup) => rollup.Steps.Cells.Count;
}

public sealed class MonitoringRollupPropertyTests : RollupPropertyTests<MonitoringRollup>
{
    protected override int Figures(MonitoringRollup rollup) => rollup.Days.Cells.Count + rollup.Devices.Cells.Count
        + rollup.Durations.Cells.Count + rollup.AcceptedRows.Cells.Count + rollup.AllTime.Cells.Count + rollup.Sales.Cells.Count;
}

public sealed class PathRollupPropertyTests : RollupPropertyTests<PathRollup>
{
    protected override int Figures(PathRollup rollup) => rollup.Paths.Cells.Count + rollup.Orders.Cells.Count + rollup.TimeDecay.Cells.Count + rollup.LostOrigins.Cells.Count;
}

/// <summary>What every rollup promises, so that corrections, erasure and repair may take any path.</summary>
public abstract class RollupPropertyTests<TRollup>
    where TRollup : class, IRollup<TRollup>, new()
{
    private static readonly AnalysisRules Rules = new(new AnalysisOptions());

    private static readonly Gen<Journey[]> Journeys =
        RandomVisits.Events.Select(events => Journey.Of("ada", RandomVisits.Distinct(events), Rules)).Array[0, 6];

    /// <summary>The number of figures that are not zero, counted apart from <see cref="IRollup{TSelf}.DifferencesFrom"/>.</summary>
    protected abstract int Figures(TRollup rollup);

    [Fact]
    public void What_is_added_and_taken_back_leaves_nothing() => Journeys.Sample(
        journeys =>
        {
            var rollup = RollupOf(journeys);
            Array.ForEach(journeys, journey => rollup.Add(journey, -1));
            Assert.Equal(0, Figures(rollup));
        },
        iter: 200);

    [Fact]
    public void A_rollup_of_all_is_the_merge_of_its_parts() => Gen.Select(Journeys, Journeys).Sample(
        (some, others) =>
        {
            var merged = RollupOf(some);
            merged.Merge(RollupOf(others));
            AssertSame(RollupOf([.. others, .. some]), merged);
        },
        iter: 200);

    [Fact]
    public void A_copy_is_the_same_and_keeps_its_figures_when_the_original_changes() => Gen.Select(Journeys, Journeys).Sample(
        (some, others) =>
        {
            var rollup = RollupOf(some);
            var copy = rollup.Copy();
            AssertSame(rollup, copy);
            rollup.Merge(RollupOf(others));
            AssertSame(RollupOf(some), copy);
            AssertSame(RollupOf([.. some, .. others]), rollup);
        },
        iter: 200);

    [Fact]
    public void Changes_of_growing_journeys_sum_to_a_recomputation_from_all_journeys() =>
        Gen.Select(RandomVisits.Events.Array[1, 4], Gen.Int[1, 12]).Sample(
            (users, batchSize) =>
            {
                var kept = new TRollup();
                foreach (var (user, events) in users.Index())
                {
                    var log = new EventLog();
                    var before = JourneyOf(user, log);
                    foreach (var batch in events.Chunk(batchSize))
                    {
                        Array.ForEach(batch, item => log.Add(item));
                        var after = JourneyOf(user, log);
                        var change = RollupOf([after]);
                        change.Add(before, -1);
                        kept.Merge(change);
                        before = after;
                    }
                }

                AssertSame(RollupOf([.. users.Select((events, user) => JourneyOf(user, LogOf(events)))]), kept);
            },
            iter: 200);

    [Fact]
    public void Differences_are_zero_only_between_equal_rollups() => Gen.Select(Journeys, Journeys).Sample(
        (some, others) =>
        {
            var (one, other) = (RollupOf(some), RollupOf(others));
            var difference = RollupOf(some);
            Array.ForEach(others, journey => difference.Add(journey, -1));
            Assert.Equal(Figures(difference), one.DifferencesFrom(other));
            Assert.Equal(Figures(difference), other.DifferencesFrom(one));
        },
        iter: 200);

    private void AssertSame(TRollup expected, TRollup actual)
    {
        Assert.Equal(0, actual.DifferencesFrom(expected));
        Assert.Equal(Figures(expected), Figures(actual));
    }

    private static TRollup RollupOf(Journey[] journeys)
    {
        var rollup = new TRollup();
        Array.ForEach(journeys, journey => rollup.Add(journey, 1));
        return rollup;
    }

    private static EventLog LogOf(Event[] events)
    {
        var log = new EventLog();
        Array.ForEach(events, item => log.Add(item));
        return log;
    }

    private static Journey JourneyOf(int user, EventLog log) => Journey.Of($"user-{user}", log.ToArray(), Rules);
}
