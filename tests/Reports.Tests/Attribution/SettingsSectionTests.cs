using Puffy.Reports.Attribution;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Tests.Attribution;

/// <summary>How far shares move, worked out by hand.</summary>
public sealed class SettingsSectionTests
{
    private const double Minute = 60;
    private const double Day = 24 * 60 * Minute;

    /// <summary>
    /// Ann's order of 100.00 follows an Email visit after 40 minutes: one session of Email with a timeout of 45 minutes or more, and two with less.
    /// Ben's follows one after ten days: in the window with a lookback of 14 days or more.
    /// </summary>
    [Fact]
    public void A_share_moves_with_the_model_the_timeout_and_the_lookback()
    {
        using var shop = new Shop()
            .Event("ann", 0, query: "utm_medium=email", referrer: "").Event("ann", 40 * Minute, referrer: "").Order("ann", "A", 100, second: 41 * Minute)
            .Event("ben", 0, query: "utm_medium=email", referrer: "").Event("ben", 10 * Day, referrer: "").Order("ben", "B", 100, second: (10 * Day) + Minute);

        var text = Section(shop);

        Assert.Contains("| Direct | 50.0 % to 100.0 % (first_click to last_click) | 50.0 % to 100.0 % (last_click) | 0.0 % to 50.0 % (first_click) |", text, StringComparison.Ordinal);
        Assert.Contains("| Email | 0.0 % to 50.0 % (last_click to first_click) | 0.0 % to 50.0 % (last_click) | 50.0 % to 100.0 % (first_click) |", text, StringComparison.Ordinal);
        Assert.Contains("- The lookback moves Direct most: by 50.0 % of revenue.", text, StringComparison.Ordinal);
        Assert.Contains("Every channel's share depends on these choices.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void With_one_channel_no_choice_matters()
    {
        using var shop = new Shop().Event("ann", 0, referrer: "").Order("ann", "A", 100, second: Minute);

        var text = Section(shop);

        Assert.Contains("Whatever you choose, the share of Direct moves by less than 2 % of revenue.", text, StringComparison.Ordinal);
        Assert.Contains("| Direct | 100.0 % | 100.0 % | 100.0 % |", text, StringComparison.Ordinal);
        Assert.Contains("- The session timeout moves no share.", text, StringComparison.Ordinal);
    }

    private static string Section(Shop shop)
    {
        var text = AttributionReport.Document(ExecutiveFigures.Of(shop.Context())).ToMarkdown().Replace('\u00A0', ' ');
        var from = text.IndexOf("## Which choices matter", StringComparison.Ordinal);
        return text[from..text.IndexOf("\n## ", from + 3, StringComparison.Ordinal)];
    }
}
