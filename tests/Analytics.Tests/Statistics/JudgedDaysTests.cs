using CsCheck;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Tests.Statistics;

public sealed class JudgedDaysTests
{
    private static readonly DateOnly March = new(2025, 3, 1);

    [Fact]
    public void Without_a_day_there_is_nothing_to_judge()
    {
        Assert.Null(JudgedDays.Of([]));
        Assert.Null(JudgedDays.Of([new(March, 0)]));
    }

    [Fact]
    public void A_day_years_away_is_stray_and_moves_neither_end()
    {
        var days = Of((new DateOnly(2001, 9, 9), 1), (March, 110), (March.AddDays(2), 110), (new DateOnly(2500, 1, 1), 3));

        Assert.Equal((March, March.AddDays(2), 3), (days.First, days.Last, days.CalendarDays));
        Assert.Equal([new DateOnly(2001, 9, 9), new DateOnly(2500, 1, 1)], days.Stray);
        Assert.True(days.Contains(March.AddDays(1)));
        Assert.False(days.Contains(March.AddDays(3)));
    }

    [Theory]
    [InlineData(30, 31)]
    [InlineData(31, 1)]
    public void Neighbours_are_at_most_thirty_days_apart(int apart, int calendarDays) =>
        Assert.Equal(calendarDays, Of((March, 10), (March.AddDays(apart), 10)).CalendarDays);

    [Theory]
    [InlineData(2, 5)]
    [InlineData(1, 4)]
    public void A_day_has_at_least_a_hundredth_of_the_median_day(int count, int calendarDays) =>
        Assert.Equal(calendarDays, Of((March, 200), (March.AddDays(1), 200), (March.AddDays(3), 200), (March.AddDays(4), count)).CalendarDays);

    [Theory]
    [InlineData(2, 2)]
    [InlineData(1, 1)]
    public void The_median_of_an_even_number_of_days_lies_halfway_between_two(int count, int calendarDays) =>
        Assert.Equal(calendarDays, Of((March, count), (March.AddDays(1), 301)).CalendarDays);

    [Fact]
    public void Of_two_eras_the_one_with_more_events_is_judged_whatever_its_days()
    {
        var days = Of((March, 100), (March.AddDays(1), 100), (March.AddDays(2), 100), (March.AddDays(100), 400));

        Assert.Equal(March.AddDays(100), days.First);
        Assert.Equal(3, days.Stray.Count);
    }

    [Fact]
    public void Of_equal_eras_the_latest_is_judged() =>
        Assert.Equal(March.AddDays(100), Of((March, 5), (March.AddDays(100), 5)).First);

    [Fact]
    public void The_ends_of_the_calendar_are_days_like_others()
    {
        var days = Of((DateOnly.MinValue, 1), (DateOnly.MaxValue, 1));

        Assert.Equal((DateOnly.MaxValue, DateOnly.MaxValue), (days.First, days.Last));
        Assert.Equal([DateOnly.MinValue], days.Stray);
    }

    [Fact]
    public void The_order_of_the_days_changes_nothing()
    {
        var day = Gen.Select(Gen.Int[0, 200], Gen.Long[0, 500], (at, count) => KeyValuePair.Create(March.AddDays(at), count));
        day.Array[0, 12].Where(days => days.DistinctBy(known => known.Key).Count() == days.Length).Sample(days =>
        {
            var (one, other) = (JudgedDays.Of(days), JudgedDays.Of(days.Reverse()));
            return one?.First == other?.First && one?.Last == other?.Last
                && (one is null || days.Where(known => known.Value > 0).All(known => one.Contains(known.Key) != one.Stray.Contains(known.Key)));
        });
    }

    private static JudgedDays Of(params (DateOnly Day, long Count)[] days) =>
        JudgedDays.Of(days.Select(day => KeyValuePair.Create(day.Day, day.Count)))!;
}
