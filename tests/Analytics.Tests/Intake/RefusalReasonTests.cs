using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

public sealed class RefusalReasonTests
{
    [Fact]
    public void Reasons_stand_in_the_order_in_which_they_apply() => Assert.Equal(
        [
            "malformed_row", "missing_user_id", "suppressed_user", "missing_event_name", "invalid_timestamp", "malformed_event_data",
            "invalid_revenue", "oversized_field", "duplicate_event",
        ],
        Enum.GetValues<RefusalReason>().Select(reason => reason.Name()));

    [Fact]
    public void A_name_is_read_back() =>
        Assert.All(Enum.GetValues<RefusalReason>(), reason => Assert.Equal(reason, RefusalReasonNames.Parse(reason.Name())));

    [Fact]
    public void A_name_of_no_reason_is_told() =>
        Assert.Contains("'lost'", Assert.Throws<FormatException>(() => RefusalReasonNames.Parse("lost")).Message, StringComparison.Ordinal);
}
