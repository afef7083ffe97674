using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class QualityCheckTests
{
    [Fact]
    public void A_column_that_is_emptied_is_critical_on_its_day_and_only_there()
    {
        var days = ShopDays.Many(8);
        days[5] = ShopDays.Of(6, ShopDays.Ordinary with { EmptyReferrers = 1000 });

        var verdict = ShopDays.Judge(days);

        Assert.Equal([(Check.DataQuality, ShopDays.Day(6), CheckStatus.Critical)], verdict.Alarms());
        Assert.StartsWith("referrer_null 100.0 % (z ", verdict.Of(Check.DataQuality, 6).Measured, StringComparison.Ordinal);
        Assert.Equal("Ask the tracker's owner why referrer is empty, and load the day again once it is filled.", verdict.Of(Check.DataQuality, 6).Advice);
    }

    [Fact]
    public void The_share_of_empty_values_scatters_as_a_share_of_bundled_rows_does()
    {
        // Centre 0.6, of 1,000 rows: 3 x (0.24 + 1/1000)/1000 + (8 % of 0.24)², times 1 + π/6.
        var reading = ShopDays.Judge(ShopDays.Many(4)).Reading("referrer_null", 4);

        Assert.Equal((0.6, 0.6), (reading.Value, reading.Expected!.Centre));
        Assert.Equal(0.040783, reading.Expected.Scale, 6);
    }

    [Fact]
    public void A_column_that_was_nearly_empty_and_is_so_altogether_is_a_warning_that_names_it()
    {
        // 50 of 1,000 rows had event_data: a z-score would not tell that none has.
        var days = ShopDays.Many(6);
        days[5] = ShopDays.Of(6, ShopDays.Ordinary with { EmptyEventData = 1000 });

        var verdict = ShopDays.Judge(days);

        Assert.Equal([(Check.DataQuality, ShopDays.Day(6), CheckStatus.Warning)], verdict.Alarms());
        Assert.Contains("event_data", verdict.Of(Check.DataQuality, 6).Measured, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_emptied_on_the_second_day_needs_no_baseline_to_be_told()
    {
        var days = ShopDays.Many(2);
        days[1] = ShopDays.Of(2, ShopDays.Ordinary with { EmptyReferrers = 1000 });

        var verdict = ShopDays.Judge(days);

        Assert.Equal([(Check.DataQuality, ShopDays.Day(2), CheckStatus.Warning)], verdict.Alarms());
        Assert.Equal("referrer is almost always empty, but was filled on the day before", verdict.Reading("referrer_null", 2).Note);
    }

    [Fact]
    public void Ids_lost_on_a_fifth_of_the_rows_are_critical_on_their_day_and_only_there()
    {
        var days = ShopDays.Many(8);
        days[5] = ShopDays.Of(
            6,
            ShopDays.Ordinary with { Events = 800, SessionEvents = 800, EmptyReferrers = 480, EmptyEventData = 760, BotEvents = 40 },
            new RefusedDay { Rows = 200, MissingUserIds = 200, EmptyReferrers = 120, EmptyEventData = 190 });

        var verdict = ShopDays.Judge(days);

        Assert.Equal(
            [(Check.PipelineHealth, ShopDays.Day(6), CheckStatus.Warning), (Check.DataQuality, ShopDays.Day(6), CheckStatus.Critical)],
            verdict.Alarms());
        Assert.StartsWith("user_id_null 20.0 % (z ", verdict.Of(Check.DataQuality, 6).Measured, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_column_that_is_renamed_is_a_warning_on_its_first_day_even_without_a_baseline()
    {
        var renamed = Drift("user_id", 2, "column client_id is now called clientId; it is read as user_id");

        var verdict = ShopDays.Judge(ShopDays.Input(ShopDays.Many(3)) with { Files = [ShopDays.File("2.csv", 10, 10, 0, renamed)] });

        Assert.Equal([(Check.DataQuality, ShopDays.Day(2), CheckStatus.Warning)], verdict.Alarms());
        Assert.Equal("column client_id is now called clientId; it is read as user_id", verdict.Of(Check.DataQuality, 2).Measured);
        Assert.Contains("change of user_id", verdict.Of(Check.DataQuality, 2).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_does_not_hide_a_worse_finding_of_its_day()
    {
        var days = ShopDays.Many(6);
        days[5] = ShopDays.Of(6, ShopDays.Ordinary with { EmptyReferrers = 1000 });
        var vanished = Drift("referrer", 6, "column referrer is missing, which the file before had; its values count as empty");

        var result = ShopDays.Judge(ShopDays.Input(days) with { Files = [ShopDays.File("6.csv", 10, 10, 0, vanished)] }).Of(Check.DataQuality, 6);

        Assert.Equal(CheckStatus.Critical, result.Status);
        Assert.Contains("referrer_null 100.0 %", result.Measured, StringComparison.Ordinal);
        Assert.EndsWith("; column referrer is missing, which the file before had; its values count as empty", result.Measured, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_known_or_has_moved_is_read_as_before_and_no_alarm() => Assert.Empty(
        ShopDays.Judge(ShopDays.Input(ShopDays.Many(3)) with
        {
            Files = [ShopDays.File("2.csv", 10, 10, 0, Drift("coupon", 2, "column coupon is unknown and ignored"), Drift("", 2, "columns have moved: a, b"))],
        }).Alarms());

    [Fact]
    public void Revenue_doubled_shows_in_orders_that_are_not_the_sum_of_their_items()
    {
        var days = ShopDays.Many(8);
        days[5] = ShopDays.Of(6, ShopDays.Ordinary with { RevenueMismatches = 28 }, sales: new(30, 6000, 1_500_000));

        var verdict = ShopDays.Judge(days);

        Assert.Contains((Check.DataQuality, ShopDays.Day(6), CheckStatus.Critical), verdict.Alarms());
        Assert.All(verdict.Alarms(), alarm => Assert.Equal(ShopDays.Day(6), alarm.Day));
        Assert.StartsWith("revenue_mismatch 93.33 % (z ", verdict.Of(Check.DataQuality, 6).Measured, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("duplicates")]
    [InlineData("invalid_revenue")]
    [InlineData("bots")]
    public void A_share_of_bad_rows_that_leaps_is_critical(string series)
    {
        var days = ShopDays.Many(6);
        days[5] = series switch
        {
            "duplicates" => ShopDays.Of(6, ShopDays.Ordinary, new RefusedDay { Rows = 200, Duplicates = 200, EmptyReferrers = 120, EmptyEventData = 190 }),
            "invalid_revenue" => ShopDays.Of(6, ShopDays.Ordinary, new RefusedDay { Rows = 30, InvalidRevenues = 30 }),
            _ => ShopDays.Of(6, ShopDays.Ordinary with { BotEvents = 400 }),
        };

        var verdict = ShopDays.Judge(days);

        Assert.Equal([(Check.DataQuality, ShopDays.Day(6), CheckStatus.Critical)], verdict.Alarms());
        Assert.StartsWith(series, verdict.Of(Check.DataQuality, 6).Measured, StringComparison.Ordinal);
    }

    private static Finding Drift(string column, int day, string detail) => new(FindingKinds.SchemaDrift, column, ShopDays.Day(day), detail);
}
