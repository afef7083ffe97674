using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Facts.Columns;
using Puffy.Facts.Live;

namespace Puffy.Facts.Tests;

public sealed class LiveLookTests
{
    private static readonly AnalysisRules Rules = new(new AnalysisOptions());
    private static readonly DateTime Noon = new(2025, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Visitors_leave_after_five_minutes_and_bars_after_thirty()
    {
        var facts = new ShardFacts();
        facts.Replace("ada", JourneyOf("ada", Noon));
        facts.Replace("bob", JourneyOf("bob", Noon.AddMinutes(20)));

        Assert.Equal([(1, 1), (0, 1), (1, 2), (0, 1), (0, 0)], new[] { 0, 10, 20, 35, 50 }.Select(minute => Look(facts, minute)));
        // Who asks about an earlier time gets what was there.
        Assert.Equal((1, 2), Look(facts, 20));
    }

    [Fact]
    public void Facts_that_are_followed_tell_what_new_ones_tell()
    {
        var followed = new ShardFacts();
        for (var minute = 0; minute < 90; minute += 3)
        {
            var user = $"user-{minute % 12}";
            followed.Replace(user, minute % 15 == 0 ? null : JourneyOf(user, Noon.AddMinutes(minute)));
            var fresh = new ShardFacts();
            for (var before = Math.Max(0, minute - 9); before <= minute; before += 3)
            {
                var other = $"user-{before % 12}";
                fresh.Replace(other, before % 15 == 0 ? null : JourneyOf(other, Noon.AddMinutes(before)));
            }

            Assert.Equal(Look(fresh, minute), Look(followed, minute));
        }
    }

    private static (int Visitors, int Sessions) Look(ShardFacts facts, int minute)
    {
        var look = LiveLook.At(facts, new DateTimeOffset(Noon.AddMinutes(minute)).ToUnixTimeMilliseconds());
        return (look.Visitors, look.Minutes.Sum());
    }

    private static Journey JourneyOf(string user, DateTime time)
    {
        const string page = "https://shop.example/";
        return Journey.Of(user, [new Event(EventIdentity.OfRow(user, time, EventNames.PageViewed, page, "", "", ""), time, EventNames.PageViewed, page, "", "", "", new SourceRow(1, 1))], Rules);
    }
}
