using Puffy.Sample.Options;

namespace Puffy.Sample.Tests;

public sealed class SampleFaultTests
{
    [Theory]
    [InlineData("missing-day:2025-01-10", FaultKind.MissingDay, null)]
    [InlineData("half-volume:2025-01-10", FaultKind.HalfVolume, null)]
    [InlineData("empty-column:2025-01-10:referrer", FaultKind.EmptyColumn, "referrer")]
    [InlineData("lost-ids:2025-01-10", FaultKind.LostIds, null)]
    [InlineData("doubled-revenue:2025-01-10", FaultKind.DoubledRevenue, null)]
    [InlineData("vanished-field:2025-01-10:items[].item_price", FaultKind.VanishedField, "items[].item_price")]
    [InlineData("changed-type:2025-01-10:items[].quantity", FaultKind.ChangedType, "items[].quantity")]
    [InlineData("changed-unit:2025-01-10:revenue", FaultKind.ChangedUnit, "revenue")]
    [InlineData("foreign-currency:2025-01-10:JPY", FaultKind.ForeignCurrency, "JPY")]
    public void A_fault_is_read_from_text_and_written_back(string text, FaultKind kind, string? target)
    {
        var fault = SampleFault.Parse(text);
        Assert.Equal(new SampleFault(kind, new DateOnly(2025, 1, 10), target), fault);
        Assert.Equal(text, fault.ToString());
    }

    [Theory]
    [InlineData("", "The faults are missing-day")]
    [InlineData("stale-data:2025-01-10", "'stale-data' is unknown. The faults are")]
    [InlineData("missing-day", "missing-day:DAY")]
    [InlineData("missing-day:10.01.2025", "'10.01.2025' is not a day")]
    [InlineData("missing-day:2025-01-10:referrer", "missing-day:DAY")]
    [InlineData("empty-column:2025-01-10", "empty-column:DAY:COLUMN")]
    [InlineData("vanished-field:2025-01-10", "vanished-field:DAY:FIELD")]
    [InlineData("vanished-field:2025-01-10:revenue", "must be one of transaction_id, items, items[].item_id")]
    [InlineData("foreign-currency:2025-01-10", "foreign-currency:DAY:CURRENCY")]
    [InlineData("foreign-currency:2025-01-10:US dollar", "the currency must be one of CAD, EUR, GBP, JPY, KWD, not")]
    [InlineData("changed-unit:2025-01-10:items[].quantity", "must be one of revenue, items[].item_price, not")]
    [InlineData("empty-column:2025-01-10:refferer", "must be one of client_id, page_url, referrer")]
    public void A_text_that_is_no_fault_is_refused_with_what_is_wrong(string text, string reason)
    {
        var error = Assert.Throws<SampleException>(() => SampleFault.Parse(text));
        Assert.Contains($"'{text}' is not a fault", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
