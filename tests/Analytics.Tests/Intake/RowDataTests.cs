using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

/// <summary>What event_data a row must and may have, as <see cref="RowValidator"/> judges it.</summary>
public sealed class RowDataTests
{
    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("plain text")]
    public void Event_data_that_is_no_object_is_dropped_and_the_event_stays(string data)
    {
        var item = new Row { EventData = data }.Event();

        Assert.Empty(item.Data);
        Assert.True(item.DataDropped);
    }

    [Fact]
    public void Empty_event_data_is_not_dropped_data()
    {
        var item = new Row { EventData = " " }.Event();

        Assert.Empty(item.Data);
        Assert.False(item.DataDropped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"revenue\":1} x")]
    [InlineData("{\"revenue\":NaN}")]
    public void An_order_without_a_JSON_object_is_refused(string data) =>
        Assert.Equal(RefusalReason.MalformedEventData, Row.Order(data).Refusal().Reason);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"revenue\":\"free\"}")]
    [InlineData("{\"revenue\":-0.01}")]
    public void An_order_without_a_revenue_is_refused(string data)
    {
        var refusal = Row.Order(data).Refusal();

        Assert.Equal(RefusalReason.InvalidRevenue, refusal.Reason);
        Assert.Contains($"'{data}'", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_of_no_revenue_is_an_order() =>
        Assert.Equal("{\"revenue\":0}", Row.Order("{\"revenue\":0}").Event().Data);

    [Fact]
    public void Only_completed_checkouts_are_orders() =>
        Assert.False(new Row { EventName = "checkout_started", EventData = "{\"revenue\":\"free\"}" }.Event().DataDropped);
}
