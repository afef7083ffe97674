using Puffy.Analytics.Options;
using Puffy.Tables.Definition;
using Puffy.Tables.Validation;

namespace Puffy.Reports.Tests.Validation;

/// <summary>Tables as they are written pass; whoever tampers with one is found by the check that is there for it, and by no other.</summary>
public sealed class ValidationTests
{
    [Fact]
    public async Task Tables_as_they_are_written_pass_every_check()
    {
        using var shop = await WrittenShop.OfAsync();

        var results = shop.Validate();

        Assert.Equal(49, results.Count);
        Assert.All(results, result => Assert.True(result.Passed == true, $"{result.Name}: expected {result.Expected}, found {result.Found}"));
        Assert.Contains("**All 49 checks pass.**", shop.Report(results), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 7, 30)]
    [InlineData(false, 0.05, 30)]
    [InlineData(false, 7, 600)]
    public async Task So_they_do_under_other_options(bool excludeBots, double lookbackDays, double timeoutMinutes)
    {
        using var shop = await WrittenShop.OfAsync(new AnalysisOptions
        {
            ExcludeBots = excludeBots,
            Lookback = TimeSpan.FromDays(lookbackDays),
            SessionTimeout = TimeSpan.FromMinutes(timeoutMinutes),
        });

        Assert.Empty(shop.Failing());
    }

    [Fact]
    public async Task Tables_that_no_spreadsheet_runs_and_that_hold_no_address_pass_as_well()
    {
        using var shop = new Shop().Event("=cmd|' /C calc'!A0", 0).Event("-ann", 0).Event("'=quoted", 60).Event("-7", 0)
            .Event("@ben", 0, "email_filled_on_popup", "{\"user_email\":\"ben@shop.test\",\"note\":\"to ben@shop.test\"}");
        await shop.WriteTablesAsync(new CellForm(SpreadsheetSafe: true, Redacted: true));

        var failing = TableValidation.Validate(shop.Folder, new AnalysisRules(new AnalysisOptions())).Where(result => result.Passed == false);

        Assert.Empty(failing);
        var ids = File.ReadLines(Path.Combine(shop.Folder, "silver", "dim_user.csv")).Skip(1).Select(row => row.Split(',')[0]);
        Assert.Equal(["''=quoted", "-7", "'-ann", "'=cmd|' /C calc'!A0", "'@ben"], ids);
        var events = await File.ReadAllTextAsync(Path.Combine(shop.Folder, "bronze", "cleaned_events.csv"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("ben@shop.test", events, StringComparison.Ordinal);
        Assert.Contains("to [removed]", events, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("silver/user_journeys.csv", "ben", "one_journey_a_user")]
    [InlineData("silver/fct_touchpoints.csv", "ben", "one_touchpoint_a_session")]
    [InlineData("silver/conversion_events.csv", "T-2", "orders_told_twice_alike")]
    [InlineData("gold/agg_session_analytics.csv", "2030-05-07", "days_counted")]
    [InlineData("gold/attribution_first_click.csv", "Email", "click_tables_agree")]
    public async Task A_dropped_row_is_missed(string file, string text, string check)
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper(file, rows => rows.RemoveAt(rows.FindIndex(row => row.Contains(text, StringComparison.Ordinal))));

        Assert.Equal([check], shop.Failing());
    }

    [Fact]
    public async Task A_dropped_event_is_missed_in_its_session_too()
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper("silver/fct_events.csv", rows => rows.RemoveAt(rows.FindIndex(row => row.Contains("product_added_to_cart", StringComparison.Ordinal))));

        Assert.Equal(["events_conserved", "session_events", "funnel_counted"], shop.Failing());
    }

    [Fact]
    public async Task A_dropped_refusal_is_missed_by_row_reason_and_file()
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper("bronze/quarantine.csv", rows => rows.RemoveAt(1));

        Assert.Equal(["rows_conserved", "refusals_by_reason", "rows_by_file"], shop.Failing());
    }

    [Fact]
    public async Task A_cent_moved_between_two_credits_of_an_order_is_found_though_all_sums_are_right()
    {
        using var shop = await WrittenShop.OfAsync();

        // Both credits are Email's: neither the order's sum nor the channel's changes.
        shop.Tamper("gold/fct_attribution.csv", row => row[1] == "linear" && row[5] == "Email" && row[8] == "33.34", "revenue", "33.35");
        shop.Tamper("gold/fct_attribution.csv", row => row[1] == "linear" && row[5] == "Email" && row[8] == "33.33", "revenue", "33.32");

        Assert.Equal(["amounts_follow_weights"], shop.Failing());
    }

    [Fact]
    public async Task A_cent_too_much_breaks_the_sums_of_order_and_channel()
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper("gold/fct_attribution.csv", row => row[1] == "last_click" && row[8] == "100.01", "revenue", "100.02");

        Assert.Equal(["credits_sum_to_order", "amounts_follow_weights", "channel_credits_conserved"], shop.Failing());
    }

    [Theory]
    [InlineData("silver/conversion_events.csv", "T-1", "revenue", "100.02", "orders_told_twice_alike")]
    [InlineData("silver/user_journeys.csv", "ann", "revenue", "100.02", "journeys_conserved")]
    [InlineData("silver/dim_user.csv", "ann", "revenue", "100.02", "users_conserved")]
    [InlineData("silver/conversion_events.csv", "T-1", "touchpoints_in_window", "2", "conversions_count_window")]
    [InlineData("silver/fct_touchpoints.csv", "ben", "position", "2", "touchpoints_are_starts")]
    [InlineData("gold/agg_channel_performance.csv", "Email", "orders", "2", "channel_days_counted")]
    [InlineData("gold/agg_user_engagement.csv", "bot", "page_views", "0", "device_days_counted")]
    [InlineData("gold/agg_user_engagement.csv", "bot", "events_per_session", "2.000000", "rates_follow")]
    [InlineData("gold/agg_channel_performance.csv", "Email", "revenue_per_session", "0.01", "rates_follow")]
    [InlineData("gold/agg_funnel_analysis.csv", "2030-05-06,all,page_viewed", "rate_from_first", "0.500000", "rates_follow")]
    [InlineData("gold/agg_funnel_analysis.csv", "2030-05-06,all,page_viewed", "rate_from_previous", "0.500000", "rates_follow")]
    public async Task A_changed_value_is_found(string file, string text, string column, string value, string check)
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper(file, row => string.Join(',', row).Contains(text, StringComparison.Ordinal), column, value);

        Assert.Equal([check], shop.Failing());
    }

    [Fact]
    public async Task A_key_that_is_there_twice_is_found()
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper("silver/conversion_events.csv", rows => rows.Insert(1, rows[1]));

        Assert.Equal(["keys_unique"], shop.Failing());
    }

    [Fact]
    public async Task A_key_that_is_there_twice_is_found_out_of_order_too()
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper("silver/conversion_events.csv", rows => rows.Add(rows[1]));

        Assert.Equal(["rows_in_order", "keys_unique"], shop.Failing());
    }

    [Fact]
    public async Task Rows_out_of_order_are_found()
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper("silver/dim_user.csv", rows => (rows[1], rows[2]) = (rows[2], rows[1]));

        Assert.Equal(["rows_in_order"], shop.Failing());
    }

    [Fact]
    public async Task A_reference_to_nothing_is_found()
    {
        using var shop = await WrittenShop.OfAsync();

        // A credit of nothing, so that no sum changes: its order alone is unknown.
        shop.Tamper("gold/fct_attribution.csv", rows =>
        {
            var credit = rows.First(row => row.Contains("last_click", StringComparison.Ordinal)).Split(',');
            (credit[0], credit[7], credit[8]) = (new string('f', 32), "0.000000000000000000", "0.00");
            rows.Add(string.Join(',', credit));
        });

        Assert.Equal(["references_resolve"], shop.Failing());
    }

    [Fact]
    public async Task A_credit_outside_the_window_is_found()
    {
        using var shop = await WrittenShop.OfAsync();

        shop.Tamper("gold/fct_attribution.csv", row => row[1] == "first_click" && row[8] == "100.01", "touched_at", "2030-04-29T14:02:59.999Z");

        Assert.Equal(["credits_in_window", "credits_name_touchpoint"], shop.Failing());
    }

    [Fact]
    public async Task A_credit_for_the_wrong_touchpoint_is_found()
    {
        using var shop = await WrittenShop.OfAsync();
        var last = File.ReadLines(shop.Path("gold/fct_attribution.csv")).Select(row => row.Split(',')).Single(row => row[1] == "last_click" && row[8] == "100.01");

        // First click now credits the last touchpoint, in every column that names it.
        shop.Tamper("gold/fct_attribution.csv", rows =>
        {
            var at = rows.FindIndex(row => row.Contains("first_click", StringComparison.Ordinal) && row.Contains("100.01", StringComparison.Ordinal));
            rows[at] = string.Join(',', [last[0], "first_click", .. last[2..]]);
        });

        Assert.Equal(["weights_follow_model"], shop.Failing());
    }

    [Fact]
    public async Task A_session_that_was_cut_wrongly_is_found()
    {
        // What a timeout of 45 minutes joins is no session under one of 30.
        using var shop = new Shop(new AnalysisOptions { SessionTimeout = TimeSpan.FromMinutes(45) }).Event("eve", 0).Event("eve", 40 * 60);
        await shop.WriteTablesAsync();

        var failing = TableValidation.Validate(shop.Folder, new AnalysisRules(new AnalysisOptions()))
            .Where(result => result.Passed == false).Select(result => result.Name);

        Assert.Equal(["session_gaps"], failing);
    }

    [Theory]
    [InlineData("\"users\": 4", "\"users\": 5", "record_totals")]
    [InlineData("\"revenue\": \"150.01\",\n  \"average", "\"revenue\": \"150.02\",\n  \"average", "revenue_conserved")]
    [InlineData("\"bounce_rate\": 0.", "\"bounce_rate\": 0.1", "record_rates")]
    [InlineData("\"page_viewed\": ", "\"page_viewed\": 1", "record_funnel")]
    [InlineData("2030-05-06T10:00:00.000Z", "2030-05-06T10:00:00.001Z", "record_span")]
    public async Task A_run_record_that_says_something_else_is_found(string text, string other, string check)
    {
        using var shop = await WrittenShop.OfAsync();
        var record = await File.ReadAllTextAsync(shop.Path("run.json"), TestContext.Current.CancellationToken);
        Assert.Contains(text, record, StringComparison.Ordinal);

        await File.WriteAllTextAsync(shop.Path("run.json"), record.Replace(text, other, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Equal([check], shop.Failing());
    }

    [Theory]
    [InlineData("silver/fct_orders.csv", "revenue", "income")]
    [InlineData("silver/fct_orders.csv", "50.00", "fifty")]
    [InlineData("gold/fct_attribution.csv", "last_click", "best_click")]
    [InlineData("silver/sessions.csv", null, null)]
    [InlineData("run.json", "\"users\"", "users")]
    public async Task A_table_that_cannot_be_read_is_named_and_nothing_else_is_claimed(string file, string? text, string? other)
    {
        using var shop = await WrittenShop.OfAsync();
        if (text is null)
        {
            File.Delete(shop.Path(file));
        }
        else
        {
            shop.Tamper(file, rows => { for (var i = 0; i < rows.Count; i++) { rows[i] = rows[i].Replace(text, other, StringComparison.Ordinal); } });
        }

        var results = shop.Validate();

        Assert.Equal("tables_readable", results[0].Name);
        Assert.False(results[0].Passed);
        Assert.Contains(file, results[0].Found, StringComparison.Ordinal);
        Assert.All(results.Skip(1), result => Assert.Null(result.Passed));
    }
}
