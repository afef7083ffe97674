using System.Globalization;
using System.Text.Json;

namespace Puffy.Sample.Tests;

public sealed class FlawTests(LargerSample sample)
{
    private List<SampleRow> Rows => sample.Rows;

    [Fact]
    public void Headers_move_are_renamed_and_grow_from_day_to_day()
    {
        const string usual = "client_id,page_url,referrer,timestamp,event_name,event_data,user_agent";
        const string renamed = "clientId,page_url,referrer,timestamp,event_name,event_data,user_agent";
        var headers = sample.Files().Values.Select(bytes => string.Join(',', CsvText.Read(bytes)[0])).ToList();
        Assert.Equal(
            [usual, usual, "timestamp,event_name,client_id,user_agent,page_url,referrer,event_data", usual, renamed],
            headers.Take(5));
        Assert.All(headers.Skip(5), header => Assert.Equal($"{renamed},consent", header));
    }

    [Fact]
    public void Rates_of_flaws_are_those_of_a_real_shop()
    {
        Assert.InRange(sample.Share(row => row.User.Length == 0), 0.008, 0.012);
        Assert.InRange(sample.Share(row => row.Referrer.Length == 0), 0.60, 0.75);
        Assert.InRange(sample.Share(IsBot), 0.007, 0.013);
        Assert.InRange(sample.Share(row => TimeOf(row) is null), 0.0002, 0.001);
    }

    [Fact]
    public void Some_rows_stand_twice_in_their_file()
    {
        var extra = Rows.Count - Rows.Select(row => (row.FileDay, row.Content)).Distinct().Count();
        Assert.InRange(extra / (double)Rows.Count, 0.002, 0.004);
    }

    [Fact]
    public void Some_rows_are_one_or_two_days_late_and_none_is_early_or_from_before_the_first_day()
    {
        var delays = Rows.Where(row => TimeOf(row) is not null)
            .Select(row => row.FileDay.DayNumber - DateOnly.FromDateTime(TimeOf(row)!.Value).DayNumber)
            .ToList();
        Assert.Equal([0, 1, 2], delays.Distinct().Order());
        Assert.InRange(delays.Count(delay => delay > 0) / (double)delays.Count, 0.002, 0.004);
        Assert.Equal(new DateTime(2025, 1, 6), Rows.Min(TimeOf)!.Value.Date);
    }

    [Fact]
    public void Fields_hold_commas_quotes_and_line_ends()
    {
        Assert.Contains(Rows, row => row.Data.Contains('\n') && row.Event == "email_filled_on_popup");
        Assert.Contains(Rows, row => row.Data.Contains("\\\"", StringComparison.Ordinal) && row.IsOrder);
        Assert.Contains(Rows, row => row.UserAgent.Contains(','));
    }

    [Fact]
    public void Event_data_is_at_times_broken_on_orders_and_on_other_events()
    {
        var broken = Rows.FindAll(row => row.Data.Length > 0 && !IsJson(row.Data));
        Assert.Contains(broken, row => row.IsOrder);
        Assert.Contains(broken, row => !row.IsOrder);
        Assert.InRange(broken.Count(row => row.IsOrder) / (double)Rows.Count(row => row.IsOrder), 0.002, 0.02);
    }

    [Fact]
    public void Revenue_is_at_times_text_negative_zero_missing_or_a_number_in_quotes()
    {
        var revenues = Orders().ConvertAll(order => order.TryGetProperty("revenue", out var revenue) ? revenue.ToString() : null);
        Assert.Contains("pending", revenues);
        Assert.Contains("0", revenues);
        Assert.Contains(null, revenues);
        Assert.Contains(revenues, revenue => revenue?.StartsWith('-') == true);
        Assert.Contains(Orders(), order =>
            order.TryGetProperty("revenue", out var revenue) && revenue.ValueKind == JsonValueKind.String && revenue.GetString() != "pending");
    }

    [Fact]
    public void Most_orders_sum_up_and_a_few_do_not()
    {
        var priced = Orders().FindAll(order => order.TryGetProperty("revenue", out var revenue) && revenue.ValueKind == JsonValueKind.Number);
        var off = priced.Count(order => order.GetProperty("revenue").GetDecimal() != order.GetProperty("items").EnumerateArray()
            .Sum(item => item.GetProperty("quantity").GetInt32() * item.GetProperty("item_price").GetDecimal()));
        Assert.InRange(off / (double)priced.Count, 0.02, 0.08);
    }

    [Fact]
    public void A_receipt_is_at_times_reloaded_and_a_transaction_id_at_times_shared()
    {
        var byTransaction = Rows.Where(row => row.IsOrder && row.User.Length > 0 && IsJson(row.Data))
            .DistinctBy(row => row.Content)
            .GroupBy(row => JsonDocument.Parse(row.Data).RootElement.GetProperty("transaction_id").GetString())
            .ToList();
        var users = byTransaction.ConvertAll(orders => orders.Select(order => order.User).ToList());
        Assert.InRange(users.Count(ids => ids.Distinct().Count() < ids.Count) / (double)users.Count, 0.02, 0.08);
        Assert.InRange(users.Count(ids => ids.Distinct().Count() > 1) / (double)users.Count, 0.005, 0.04);
    }

    [Fact]
    public void Emails_are_there_only_as_SHA_256()
    {
        var emails = Rows.Where(row => IsJson(row.Data) && row.Data.Length > 0)
            .Select(row => JsonDocument.Parse(row.Data).RootElement.GetProperty("user_email").GetString()!)
            .ToList();
        Assert.All(emails, email => Assert.Matches("^[0-9a-f]{64}$", email));
        Assert.DoesNotContain(Rows, row => row.Data.Contains('@'));
    }

    private static bool IsBot(SampleRow row) =>
        new[] { "bot", "Headless", "Crawler", "externalhit" }.Any(word => row.UserAgent.Contains(word, StringComparison.Ordinal));

    private static DateTime? TimeOf(SampleRow row) =>
        DateTime.TryParseExact(
            row.Timestamp, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static bool IsJson(string text)
    {
        try
        {
            using var parsed = JsonDocument.Parse(text);
            return parsed.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private List<JsonElement> Orders() =>
        [.. Rows.Where(row => row.IsOrder && IsJson(row.Data)).Select(row => JsonDocument.Parse(row.Data).RootElement)];
}
