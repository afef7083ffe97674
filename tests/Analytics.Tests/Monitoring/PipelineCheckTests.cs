using Puffy.Analytics.Intake;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class PipelineCheckTests
{
    [Fact]
    public void A_row_that_is_neither_accepted_nor_in_quarantine_is_critical()
    {
        var result = Whole(ShopDays.File("monday.csv", 100, 90, 9), ShopDays.File("tuesday.csv", 100, 90, 10));

        Assert.Equal((CheckStatus.Critical, "monday.csv: 100 rows, 90 accepted and 9 quarantined"), (result.Status, result.Measured));
    }

    [Fact]
    public void A_load_that_was_cut_off_is_critical_until_it_is_taken_up()
    {
        var result = Whole(ShopDays.File("monday.csv", 0, 90, 0) with { Complete = false });

        Assert.Equal((CheckStatus.Critical, "the load of monday.csv was not finished"), (result.Status, result.Measured));
        Assert.Equal("Run the same load again: it continues where it stopped.", result.Advice);
    }

    [Fact]
    public void An_event_that_is_in_no_session_is_critical() => Assert.Equal(
        (CheckStatus.Critical, "1,999 of 2,000 events are in sessions"),
        Told(ShopDays.Judge(ShopDays.Input(ShopDays.Many(2)) with { EventsInSessions = 1999 }).Of(Check.PipelineHealth, null)));

    [Fact]
    public void A_rejected_file_is_critical_on_its_day()
    {
        var rejected = ShopDays.File("events_20250302.csv", 0, 0, 0, new Finding(FindingKinds.UnreadableFile, "", ShopDays.Day(2), "its header has no column user_id"));
        var input = ShopDays.Input(ShopDays.Many(3));

        Assert.Equal(
            [(Check.PipelineHealth, ShopDays.Day(2), CheckStatus.Critical)],
            ShopDays.Judge(input with { Files = [rejected] }).Alarms());
        Assert.Equal(
            "events_20250302.csv was rejected: its header has no column user_id",
            ShopDays.Judge(input with { Files = [rejected] }).Of(Check.PipelineHealth, 2).Measured);
    }

    [Fact]
    public void A_rejected_file_of_no_day_is_told_on_the_whole() => Assert.Equal(
        (CheckStatus.Critical, "notes.csv was rejected: it is no text"),
        Told(Whole(ShopDays.File("notes.csv", 0, 0, 0, new Finding(FindingKinds.UnreadableFile, "", null, "it is no text")))));

    [Theory]
    [InlineData(900, 100, CheckStatus.Pass)]
    [InlineData(899, 101, CheckStatus.Warning)]
    public void Nine_rows_of_ten_are_to_be_accepted(int accepted, int refused, CheckStatus expected)
    {
        var day = ShopDays.Of(1, ShopDays.Ordinary with { Events = accepted, SessionEvents = accepted }, new RefusedDay { Rows = refused });

        Assert.Equal(expected, ShopDays.Judge([day]).Of(Check.PipelineHealth, 1).Status);
    }

    [Fact]
    public void Repeats_and_rows_of_erased_users_are_no_loss()
    {
        var day = ShopDays.Of(1, ShopDays.Ordinary, new RefusedDay { Rows = 1500, Duplicates = 1000, Suppressed = 500 });

        Assert.Equal(CheckStatus.Pass, ShopDays.Judge([day]).Of(Check.PipelineHealth, 1).Status);
    }

    [Theory]
    [InlineData(19, 1, "sessions per event 0.019")]
    [InlineData(981, 1, "sessions per event 0.981")]
    [InlineData(100, 51, "orders per session 0.51")]
    public void A_ratio_out_of_its_bounds_is_a_warning(int sessions, int orders, string measured) => Assert.Equal(
        (CheckStatus.Warning, measured),
        Told(ShopDays.Judge([ShopDays.Of(1, ShopDays.Ordinary with { Sessions = sessions, Orders = orders })]).Of(Check.PipelineHealth, 1)));

    [Fact]
    public void A_ratio_to_few_things_is_chance_and_no_alarm() => Assert.Empty(
        ShopDays.Judge([ShopDays.Of(1, new DayActivity { Events = 3, SessionEvents = 3, Sessions = 3, Users = 3, Orders = 3 }, new RefusedDay { Rows = 4 })]).Alarms());

    private static CheckResult Whole(params MonitoredFile[] files) =>
        ShopDays.Judge(ShopDays.Input(ShopDays.Many(2)) with { Files = files }).Of(Check.PipelineHealth, null);

    private static (CheckStatus Status, string Measured) Told(CheckResult result) => (result.Status, result.Measured);
}
