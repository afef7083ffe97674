using Puffy.Analytics.Currencies;
using Puffy.Analytics.Fields;

namespace Puffy.Analytics.Tests.Fields;

public sealed class FieldSummaryTests
{
    [Fact]
    public void A_field_is_told_over_all_days_with_the_day_on_which_the_fewest_events_have_it()
    {
        var collector = new FieldCollector(Currency.None);
        collector.Add(new DateOnly(2025, 3, 1), "checkout_completed", """{"revenue":10,"tax":1}""", 10);
        collector.Add(new DateOnly(2025, 3, 2), "checkout_completed", """{"revenue":30,"tax":1}""", 30);
        collector.Add(new DateOnly(2025, 3, 2), "checkout_completed", """{"revenue":60}""", 60);
        collector.Add(new DateOnly(2025, 3, 2), "page_viewed", "", null);

        var summaries = FieldSummary.Of(collector.ToProfile());

        Assert.Equal(["event_data", "revenue", "tax"], summaries.Select(summary => summary.Field.Title));
        Assert.Equal((2, 2, 40m), (summaries[2].Part.Events, summaries[2].Part.Orders, summaries[2].Part.Revenue));
        Assert.Equal(new EventWeight(3, 3, 100), summaries[2].Whole);
        Assert.Equal((new DateOnly(2025, 3, 2), 0.5m), (summaries[2].LeastDay, summaries[2].LeastShare));
    }
}
