using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Puffy.Analytics;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Tests;

/// <summary>What can't be asked is refused in a sentence that names the part, and says what would do.</summary>
public sealed class RefusalTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2025, 3, 1, 23, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("""{}""", "has no metric")]
    [InlineData("""[]""", "expected an object")]
    [InlineData("""{"metrics":[]}""", "has no metric")]
    [InlineData("""{"metrics":["visits"]}""", "no metric \"visits\"")]
    [InlineData("""{"metrics":["channel"]}""", "is a dimension, not a metric")]
    [InlineData("""{"metrics":["users"],"dimensions":["revenue"]}""", "is a metric, not a dimension")]
    [InlineData("""{"metrics":["users","users"]}""", "\"users\" twice")]
    [InlineData("""{"metrics":["users"],"metrics":["users"]}""", "\"metrics\" twice")]
    [InlineData("""{"metrics":["users"],"filter":[]}""", "unknown field \"filter\"")]
    [InlineData("""{"metrics":["users"],"dimensions":["device","device"]}""", "\"device\" twice")]
    [InlineData("""{"metrics":["users"],"date_range":"8d"}""", "7d, 28d")]
    [InlineData("""{"metrics":["users"],"date_range":["2025-03-01","2025-02-01"]}""", "before it begins")]
    [InlineData("""{"metrics":["users"],"date_range":["2025-03-01"]}""", "expected two days")]
    [InlineData("""{"metrics":["users"],"date_range":["2025-02-30","2025-03-01"]}""", "expected two days")]
    [InlineData("""{"metrics":["users"],"time_zone":"Mars/Olympus"}""", "not a time zone")]
    [InlineData("""{"metrics":["users"],"model":"best"}""", "no model \"best\"")]
    [InlineData("""{"metrics":["users"],"order_by":[["revenue","desc"]]}""", "not asked for")]
    [InlineData("""{"metrics":["users"],"order_by":[["users","down"]]}""", "\"asc\" and \"desc\"")]
    [InlineData("""{"metrics":["users"],"order_by":[["users","asc"],["users","desc"]]}""", "\"users\" twice")]
    [InlineData("""{"metrics":["users"],"limit":0}""", "1 to 10,000")]
    [InlineData("""{"metrics":["users"],"limit":10001}""", "1 to 10,000")]
    [InlineData("""{"metrics":["users"],"limit":1.5}""", "whole number")]
    [InlineData("""{"metrics":["users"],"offset":-1}""", "0 or more")]
    [InlineData("""{"metrics":["users"],"include":{"comparison":"previous_period"}}""", "needs a \"date_range\"")]
    [InlineData("""{"metrics":["users"],"date_range":"7d","include":{"comparison":"last_year"}}""", "previous_period")]
    [InlineData("""{"metrics":["users"],"date_range":"7d","include":{"chance":true}}""", "judges changes")]
    [InlineData("""{"metrics":["users"],"include":{"everything":true}}""", "unknown field \"everything\"")]
    [InlineData("""{"metrics":["users"],"filters":[["is","device",[]]]}""", "has no value")]
    [InlineData("""{"metrics":["users"],"filters":[["is","device","mobile"]]}""", "list of values")]
    [InlineData("""{"metrics":["users"],"filters":[["equals","device",["mobile"]]]}""", "begins with \"equals\"")]
    [InlineData("""{"metrics":["users"],"filters":[["is","users",["1"]]]}""", "metrics can't be filtered")]
    [InlineData("""{"metrics":["users"],"filters":[["is","time:day",["2025-03-01"]]]}""", "Choose the days")]
    [InlineData("""{"metrics":["users"],"filters":[["is","is_bot",["true"]]]}""", "without quotes")]
    [InlineData("""{"metrics":["users"],"filters":[["contains","is_bot",[true]]]}""", "\"is\" or \"is_not\"")]
    [InlineData("""{"metrics":["users"],"filters":[["is","device",[1]]]}""", "in quotes")]
    [InlineData("""{"metrics":["users"],"filters":[["and",[]]]}""", "\"and\" has no filter")]
    [InlineData("""{"metrics":["users"],"filters":[["or",[]]]}""", "\"or\" has no filter")]
    [InlineData("""{"metrics":["users"],"filters":[["not",["is","device",["tv"]],["is","device",["tv"]]]]}""", "expected one")]
    [InlineData("""{"metrics":["users"],"filters":[["has_done",["is","device",["tv"]]]]}""", "belongs to the session")]
    [InlineData("""{"metrics":["users"],"filters":[["has_done",["has_done",["is","page",["/"]]]]]}""", "within \"has_done\"")]
    [InlineData("""{"metrics":["users"],"filters":[["matches","device",["(?=a)"]]]}""", "look-around")]
    [InlineData("""{"metrics":["users"],"filters":[["matches","device",["(a)\\1"]]]}""", "look-around")]
    [InlineData("""{"metrics":["users"],"filters":[["matches","device",["("]]]}""", "not a regular expression")]
    [InlineData("""{"metrics":["bounce_rate"],"filters":[["is","page",["/"]]]}""", "put the filter into \"has_done\"")]
    public void It_is_refused(string json, string part)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => Parse(json));

        Assert.Contains(part, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_of_sessions_split_by_page_is_refused_with_what_would_do() => Assert.Equal(
        "\"revenue\" belongs to sessions and can't be split by \"page\": ask for page_views, events, sessions or users, or use \"landing_page\".",
        Assert.Throws<InvalidInputException>(() => Parse("""{"metrics":["revenue"],"dimensions":["page"]}""")).Message);

    [Fact]
    public void Ten_levels_are_read_and_eleven_refused()
    {
        Assert.Single(Parse(Nested(9)).Filters);
        Assert.Contains("10 levels", Assert.Throws<InvalidInputException>(() => Parse(Nested(10))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_filters_are_read_and_one_more_refused()
    {
        Assert.Equal(100, Parse(Wide(100)).Filters.Length);
        Assert.Contains("at most 100", Assert.Throws<InvalidInputException>(() => Parse(Wide(101))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_of_more_than_a_thousand_characters_is_refused() => Assert.Contains(
        "at most 1,000", Assert.Throws<InvalidInputException>(() => Parse($$"""{"metrics":["users"],"filters":[["matches","os",["{{new string('a', 1_001)}}"]]]}""")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("UTC", "day", "2025-03-01", "2025-03-01")]
    [InlineData("Europe/Berlin", "day", "2025-03-02", "2025-03-02")]
    [InlineData("UTC", "7d", "2025-02-23", "2025-03-01")]
    [InlineData("UTC", "month", "2025-03-01", "2025-03-01")]
    [InlineData("UTC", "12mo", "2024-04-01", "2025-03-01")]
    public void A_period_ends_today_in_its_zone(string zone, string period, string from, string to) => Assert.Equal(
        new DateRange(DateOnly.Parse(from, null), DateOnly.Parse(to, null)),
        Parse($$"""{"metrics":["users"],"time_zone":"{{zone}}","date_range":"{{period}}"}""").Days);

    [Theory]
    [InlineData("device=mobile", FilterOperator.Is, "mobile")]
    [InlineData("device!=mobile", FilterOperator.IsNot, "mobile")]
    [InlineData("device~mob", FilterOperator.Contains, "mob")]
    [InlineData("device!~a=b,c", FilterOperator.ContainsNot, "a=b,c")]
    [InlineData("device=", FilterOperator.Is, "")]
    public void A_filter_of_the_command_line_is_read(string text, FilterOperator comparison, string value)
    {
        var filter = Assert.IsType<ValueFilter>(FilterText.Parse(text));

        Assert.Equal((Dimension.Device, comparison, value), (filter.Dimension, filter.Operator, Assert.Single(filter.Values)));
    }

    private static string Nested(int levels) =>
        $$"""{"metrics":["users"],"filters":[{{string.Concat(Enumerable.Repeat("[\"not\",", levels))}}["is","device",["tv"]]{{new string(']', levels)}}]}""";

    private static string Wide(int count) =>
        $$"""{"metrics":["users"],"filters":[{{string.Join(',', Enumerable.Repeat("[\"is\",\"device\",[\"tv\"]]", count))}}]}""";

    private static FactQuestion Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return QuestionJson.Parse(document.RootElement, Clock);
    }
}
