using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Monitoring;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class FieldCheckTests
{
    private const string Sound = """{"revenue":100,"items":[{"item_price":40}]}""";

    [Fact]
    public void A_field_that_vanishes_is_named_on_its_day_with_its_event_and_what_it_weighs()
    {
        var verdict = Judge(Day(Sound, 20), Day(Sound, 20), Day(Sound, 20), Day(Sound, 20), Day("""{"revenue":100,"items":[{"quantity":1}]}""", 20), Day(Sound, 20));

        Assert.Equal([(Check.DataQuality, ShopDays.Day(5), CheckStatus.Critical)], verdict.Alarms());
        var result = verdict.Of(Check.DataQuality, 5);
        Assert.Equal("checkout_completed items[].item_price in 0 of 20 events (20 orders, 100 % of the day's revenue)", result.Measured);
        Assert.Equal("checkout_completed items[].item_price in 100 % of them", result.Expectation);
        Assert.Equal("Ask the tracker's owner why checkout_completed lost items[].item_price, and load the day again once it is restored.", result.Advice);
        var field = Assert.Single(result.Fields);
        Assert.Equal((FieldChange.Vanished, 20, 20, 2000m, 1m), (field.Change, field.Events, field.Orders, field.Revenue, field.RevenueShare));
    }

    [Fact]
    public void A_field_that_vanishes_takes_those_that_it_holds_with_it()
    {
        var verdict = Judge(Day(Sound, 20), Day("""{"revenue":100}""", 20));

        Assert.Equal([("items", FieldChange.Vanished, CheckStatus.Warning)], Off(verdict, 2));
    }

    [Fact]
    public void Data_that_vanishes_as_a_whole_is_event_data_itself()
    {
        var verdict = Judge(Day(Sound, 20), Day("", 20));

        Assert.Equal([("event_data", FieldChange.Vanished, CheckStatus.Warning)], Off(verdict, 2));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public void Four_orders_without_a_field_that_all_before_had_are_beyond_chance_and_three_are_not(int orders, bool isFound)
    {
        // z is 1 / sqrt((1/n)/n (1 + n/400)): 3.98 for four, 2.99 for three.
        var verdict = Judge(Day(Sound, 200), Day(Sound, 200), Day("""{"revenue":100}""", orders));

        Assert.Equal(isFound, Off(verdict, 3).Count > 0);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void A_field_that_less_than_a_fifth_of_the_usual_events_have_has_vanished(int left, bool isFound)
    {
        var verdict = Judge(Day(Sound, 24), Day([.. Enumerable.Repeat(Sound, left), .. Enumerable.Repeat("""{"revenue":100}""", 24 - left)]));

        Assert.Equal(isFound, Off(verdict, 2).Exists(reading => reading.Change == FieldChange.Vanished));
    }

    [Fact]
    public void A_field_that_changes_its_type_is_named_with_both()
    {
        var verdict = Judge(Day(Sound, 20), Day(Sound, 20), Day("""{"revenue":100,"items":[{"item_price":"40"}]}""", 20));

        var result = verdict.Of(Check.DataQuality, 3);
        Assert.Equal(CheckStatus.Warning, result.Status);
        Assert.Equal("checkout_completed items[].item_price is a text in 20 of 20 events (20 orders, 100 % of the day's revenue)", result.Measured);
        Assert.Equal("checkout_completed items[].item_price a number in 100 %", result.Expectation);
    }

    [Theory]
    [InlineData("""{"revenue":10000,"items":[{"item_price":40}]}""", "revenue", "has a median of about 10000", "about 100")]
    [InlineData("""{"revenue":100,"items":[{"item_price":4000}]}""", "items[].item_price", "has a median of about 4000", "about 40")]
    [InlineData("""{"revenue":1,"items":[{"item_price":40}]}""", "revenue", "has a median of about 1", "about 100")]
    public void Cents_for_dollars_and_dollars_for_cents_are_found(string data, string field, string measured, string expected)
    {
        var verdict = Judge(Day(Sound, 20), Day(Sound, 20), Day(data, 20));

        var reading = Assert.Single(verdict.Of(Check.DataQuality, 3).Fields);
        Assert.Equal((field, FieldChange.Unit, CheckStatus.Warning, measured, expected), (reading.Field.Title, reading.Change, reading.Status, reading.Measured, reading.Expectation));
    }

    [Theory]
    [InlineData(3000, false)]
    [InlineData(4000, true)]
    public void A_median_that_is_nearer_to_a_hundred_times_than_to_itself_is_another_unit(int revenue, bool isFound)
    {
        var verdict = Judge(Day(Sound, 20), Day($$"""{"revenue":{{revenue}},"items":[{"item_price":40}]}""", 20));

        Assert.Equal(isFound, Off(verdict, 2).Count > 0);
    }

    [Fact]
    public void A_median_that_passes_from_one_kind_of_values_to_the_other_is_no_other_unit()
    {
        string[] Mixed(int small, int great) => [.. Enumerable.Repeat("""{"fee":1}""", small), .. Enumerable.Repeat("""{"fee":100}""", great)];

        Assert.Empty(Off(Judge(Day(Mixed(11, 9)), Day(Mixed(9, 11))), 2));
    }

    [Fact]
    public void A_share_that_falls_further_than_chance_explains_is_named()
    {
        var some = Day([.. Enumerable.Repeat(Sound, 10), .. Enumerable.Repeat("""{"revenue":100}""", 10)]);

        var verdict = Judge(Day(Sound, 20), Day(Sound, 20), Day(Sound, 20), some);

        Assert.Equal([("items", FieldChange.Share, CheckStatus.Critical)], Off(verdict, 4));
        // The noise of 20 orders that all have it: sqrt((1/20)/20 (1 + π/6)), so ten without are 0.5 / 0.06171.
        Assert.Equal("in 10 of 20 events (z -8.1)", verdict.Of(Check.DataQuality, 4).Fields[0].Measured);
    }

    [Fact]
    public void A_new_field_is_not_off_and_neither_is_one_that_is_seldom_there()
    {
        var seldom = Day([.. Enumerable.Repeat(Sound, 18), .. Enumerable.Repeat("""{"revenue":100,"items":[{"item_price":40}],"gift":true}""", 2)]);
        var withNew = Day("""{"revenue":100,"items":[{"item_price":40}],"coupon":"X"}""", 20);

        Assert.Empty(Judge(seldom, seldom, seldom, seldom, Day(Sound, 20), withNew, withNew).Alarms());
    }

    /// <summary>Ordinary days whose orders have the given data.</summary>
    private static MonitoringVerdict Judge(params string[][] days)
    {
        var fields = new FieldCollector(Currency.None);
        foreach (var (at, orders) in days.Index())
        {
            foreach (var data in orders)
            {
                fields.Add(ShopDays.Day(at + 1), EventNames.CheckoutCompleted, data, 100);
            }
        }

        return ShopDays.Judge(ShopDays.Input(ShopDays.Many(days.Length)) with { Fields = fields.ToProfile() });
    }

    private static string[] Day(string data, int count) => [.. Enumerable.Repeat(data, count)];

    private static string[] Day(string[] data) => data;

    private static List<(string Field, FieldChange Change, CheckStatus Status)> Off(MonitoringVerdict verdict, int day) =>
        [.. verdict.Of(Check.DataQuality, day).Fields.Select(reading => (reading.Field.Title, reading.Change, reading.Status))];
}
