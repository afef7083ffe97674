using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Puffy.Sample.Options;

namespace Puffy.Sample.Tests;

public sealed class FaultTests
{
    private static readonly SampleOptions Clean = new() { Users = 3_000, Seed = 5 };
    private static readonly DateOnly Day = new(2025, 1, 10);

    [Fact]
    public void A_fault_changes_no_other_days_file()
    {
        var options = Clean with { Users = 300 };
        Gen.Select(Gen.Enum<FaultKind>(), Gen.Int[0, 6], Gen.Long).Sample(
            (kind, index, seed) =>
            {
                var fault = new SampleFault(kind, options.FirstDay.AddDays(index), TargetOf(kind));
                using var clean = new GeneratedSample(options with { Seed = seed });
                using var faulty = new GeneratedSample(options with { Seed = seed, Faults = [fault] });
                var expected = clean.Files();
                var actual = faulty.Files();
                var own = $"events_{fault.Day:yyyyMMdd}.csv";
                expected.Remove(own);
                actual.Remove(own);
                Assert.Equal(expected.Keys, actual.Keys);
                Assert.All(expected, file => Assert.Equal(file.Value, actual[file.Key]));
            },
            iter: 20, threads: 1);
    }

    [Fact]
    public void A_missing_day_has_no_file()
    {
        using var sample = new GeneratedSample(Clean with { Faults = [new(FaultKind.MissingDay, Day)] });
        Assert.Equal(6, sample.Files().Count);
        Assert.DoesNotContain("events_20250110.csv", sample.Files().Keys);
        Assert.DoesNotContain(sample.Summary.Files, file => file.Day == Day);
    }

    [Fact]
    public void A_day_of_half_volume_loses_half_of_its_visitors_with_all_their_rows()
    {
        var (before, after) = RowsBeforeAndAfter(new(FaultKind.HalfVolume, Day));
        var visitors = before.Select(row => row.User).Distinct().Count();
        var left = after.Select(row => row.User).ToHashSet();
        Assert.InRange(left.Count / (double)visitors, 0.43, 0.57);
        Assert.Equal(
            before.Where(row => row.User.Length > 0 && left.Contains(row.User)).Select(row => row.Content),
            after.Where(row => row.User.Length > 0).Select(row => row.Content));
    }

    [Theory]
    [InlineData("referrer")]
    [InlineData("client_id")]
    [InlineData("event_data")]
    public void An_emptied_column_keeps_its_header_and_has_no_value_while_the_others_stay(string column)
    {
        var (before, after) = RowsBeforeAndAfter(new(FaultKind.EmptyColumn, Day, column));
        Assert.Contains(before, row => row.Values[column].Length > 0);
        Assert.All(after, row => Assert.Equal("", row.Values[column]));
        Assert.Equal(before.Select(row => Without(row, column)), after.Select(row => Without(row, column)));
    }

    [Fact]
    public void Lost_ids_are_a_fifth_of_the_rows_which_else_stay()
    {
        var (before, after) = RowsBeforeAndAfter(new(FaultKind.LostIds, Day));
        var lost = before.Zip(after).Count(pair => pair.First.User != pair.Second.User);
        Assert.InRange(lost / (double)before.Count, 0.16, 0.24);
        Assert.All(before.Zip(after), pair => Assert.True(pair.Second.User == pair.First.User || pair.Second.User.Length == 0));
        Assert.Equal(before.Select(row => Without(row, "client_id")), after.Select(row => Without(row, "client_id")));
    }

    [Fact]
    public void Doubled_revenue_is_twice_that_of_the_clean_day_order_by_order()
    {
        var (before, after) = RowsBeforeAndAfter(new(FaultKind.DoubledRevenue, Day));
        var clean = before.ConvertAll(Revenue);
        Assert.Contains(clean, revenue => revenue > 0);
        Assert.Equal(clean.Select(revenue => revenue * 2), after.Select(Revenue));
        Assert.Equal(before.Select(row => Without(row, "event_data")), after.Select(row => Without(row, "event_data")));
    }

    [Theory]
    [InlineData("transaction_id", "\"transaction_id\":")]
    [InlineData("items", "\"items\":")]
    [InlineData("items[].item_id", "\"item_id\":")]
    [InlineData("items[].item_name", "\"item_name\":")]
    [InlineData("items[].item_variant", "\"item_variant\":")]
    [InlineData("items[].quantity", "\"quantity\":")]
    [InlineData("items[].item_price", "\"item_price\":")]
    [InlineData("user_email", "\"user_email\":")]
    public void A_vanished_field_is_in_no_order_and_all_else_stays(string field, string name)
    {
        var (before, after) = OrdersBeforeAndAfter(new(FaultKind.VanishedField, Day, field));

        Assert.All(before, data => Assert.Contains(name, data, StringComparison.Ordinal));
        Assert.All(after, data => Assert.DoesNotContain(name, data, StringComparison.Ordinal));
        Assert.All(after, data => JsonDocument.Parse(data).Dispose());
        Assert.Equal(before.Select(data => WithoutField(data, name)), after);
    }

    [Fact]
    public void A_changed_type_is_the_same_number_in_quotes()
    {
        var (before, after) = OrdersBeforeAndAfter(new(FaultKind.ChangedType, Day, "items[].item_price"));

        Assert.Equal(before.Select(data => Regex.Replace(data, "(\"item_price\":)([0-9.]+)", "$1\"$2\"")), after);
    }

    [Fact]
    public void A_changed_unit_is_a_hundred_times_the_amount()
    {
        var (before, after) = OrdersBeforeAndAfter(new(FaultKind.ChangedUnit, Day, "revenue"));

        Assert.Equal(before.Select(data => 100 * Number(data, "revenue")), after.Select(data => Number(data, "revenue")));
        Assert.Equal(before.Select(data => Numbers(data, "quantity", "item_price")), after.Select(data => Numbers(data, "quantity", "item_price")));
    }

    [Fact]
    public void Half_of_the_orders_name_a_foreign_currency_and_all_else_stays()
    {
        var (before, after) = OrdersBeforeAndAfter(new(FaultKind.ForeignCurrency, Day, "JPY"));

        var foreign = after.Count(data => data.Contains("\"currency\":\"JPY\"", StringComparison.Ordinal));
        Assert.InRange(foreign / (double)after.Count, 0.3, 0.7);
        Assert.Equal(before, after.Select(data => data.Replace(",\"currency\":\"JPY\"", string.Empty, StringComparison.Ordinal)));
    }

    /// <summary>The data of the day's orders that are well-formed and have a revenue.</summary>
    private static (List<string> Before, List<string> After) OrdersBeforeAndAfter(SampleFault fault)
    {
        var (before, after) = RowsBeforeAndAfter(fault);
        Assert.Equal(before.Select(row => Without(row, "event_data")), after.Select(row => Without(row, "event_data")));
        var sound = before.Index().Where(row => row.Item.IsOrder && row.Item.Data.EndsWith('}') && Number(row.Item.Data, "revenue") is not null).ToList();
        Assert.NotEmpty(sound);
        return (sound.ConvertAll(row => row.Item.Data), sound.ConvertAll(row => after[row.Index].Data));
    }

    /// <summary>Data of an order without a member and what it holds: a text, a number, or an array of objects without arrays.</summary>
    private static string WithoutField(string data, string name)
    {
        var member = $"{name}(\"([^\"\\\\]|\\\\.)*\"|[0-9.]+|\\[[^\\]]*\\])";
        return Regex.Replace(Regex.Replace(data, $",{member}", string.Empty), $"{member},", string.Empty);
    }

    private static string? TargetOf(FaultKind kind) => kind switch
    {
        FaultKind.EmptyColumn => "referrer",
        FaultKind.VanishedField => "user_email",
        FaultKind.ChangedType or FaultKind.ChangedUnit => "items[].item_price",
        FaultKind.ForeignCurrency => "KWD",
        _ => null,
    };

    private static decimal? Number(string data, string name) =>
        Regex.Match(data, $"\"{name}\":\"?(-?[0-9.]+)") is { Success: true } match ? decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>The sum of every number of these names.</summary>
    private static decimal Numbers(string data, params string[] names) =>
        Regex.Matches(data, $"\"({string.Join('|', names)})\":\"?([0-9.]+)").Sum(match => decimal.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));

    private static (List<SampleRow> Before, List<SampleRow> After) RowsBeforeAndAfter(SampleFault fault)
    {
        using var clean = new GeneratedSample(Clean);
        using var faulty = new GeneratedSample(Clean with { Faults = [fault] });
        return (clean.RowsOf(fault.Day), faulty.RowsOf(fault.Day));
    }

    private static string Without(SampleRow row, string column) =>
        string.Join('|', row.Values.Where(value => value.Key != column).Select(value => value.Value));

    private static decimal? Revenue(SampleRow row) =>
        row.IsOrder && row.Data.EndsWith('}')
        && JsonDocument.Parse(row.Data).RootElement.TryGetProperty("revenue", out var revenue)
        && revenue.ValueKind == JsonValueKind.Number
            ? revenue.GetDecimal()
            : null;
}
