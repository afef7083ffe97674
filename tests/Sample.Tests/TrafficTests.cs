namespace Puffy.Sample.Tests;

public sealed class TrafficTests(LargerSample sample)
{
    /// <summary>
    /// A mark of each of the fourteen channel rules. Pseudonyms are those that md5sum gives for the plain words.
    /// </summary>
    [Theory]
    [InlineData("utm_medium=email")]
    [InlineData("utm_medium=0C83F5")] // email
    [InlineData("_kx=")]
    [InlineData("utm_medium=sms")]
    [InlineData("utm_medium=affiliate")]
    [InlineData("utm_medium=7B4C8A")] // Affiliates
    [InlineData("irclickid=")]
    [InlineData("sscid=")]
    [InlineData("awc=")]
    [InlineData("cjevent=")]
    [InlineData("ranSiteID=")]
    [InlineData("clickref=")]
    [InlineData("utm_medium=display")]
    [InlineData("utm_source=google&utm_medium=cpc")]
    [InlineData("utm_source=C822C1&utm_medium=AE24AC")] // google, cpc
    [InlineData("utm_source=facebook&utm_medium=paid_social")]
    [InlineData("utm_medium=paid_audio")]
    [InlineData("utm_medium=social")]
    [InlineData("utm_medium=organic")]
    [InlineData("utm_medium=referral")]
    [InlineData("gad_source=1&gclid=")]
    [InlineData("gad_source=C4CA42&gbraid=")] // 1
    [InlineData("?wbraid=")]
    [InlineData("?dclid=")]
    [InlineData("?msclkid=")]
    [InlineData("?fbclid=")]
    [InlineData("?ttclid=")]
    [InlineData("?igshid=")]
    [InlineData("?twclid=")]
    [InlineData("?li_fat_id=")]
    [InlineData("?epik=")]
    [InlineData("?srsltid=")]
    [InlineData("?utm_campaign=autumn-leaflet")]
    public void Landing_pages_carry_the_marks_of_every_channel(string mark)
    {
        Assert.Contains(sample.Rows, row => row.Url.Contains(mark, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://www.google.com/")]
    [InlineData("android-app://com.google.android.googlequicksearchbox/")]
    [InlineData("com.google.android.gm")]
    [InlineData("https://m.facebook.com/")]
    [InlineData("https://source-603bdc25.com/")] // m.facebook.com
    [InlineData("https://outlook.live.com/")]
    [InlineData("https://bed-reviews.example/cloudrest")]
    [InlineData("https://checkout.cloudrest.example/")]
    [InlineData("https://www.paypal.com/")]
    public void Untagged_pages_come_from_every_kind_of_referrer(string referrer)
    {
        Assert.Contains(sample.Rows, row => row.Referrer == referrer && !row.Url.Contains('?'));
    }

    [Fact]
    public void Buyers_come_back_over_days_before_they_order()
    {
        var days = sample.Rows.Where(row => row.User.Length > 0)
            .GroupBy(row => row.User)
            .Where(events => events.Any(row => row.IsOrder))
            .Select(events => events.Select(row => row.Timestamp[..10]).Distinct().Count())
            .ToList();
        Assert.InRange(days.Count(count => count > 1) / (double)days.Count, 0.3, 0.7);
        Assert.Contains(days, count => count >= 4);
    }

    [Fact]
    public void Each_step_of_the_funnel_has_fewer_events_than_the_one_before()
    {
        var counts = new[] { "page_viewed", "product_added_to_cart", "checkout_started", "checkout_completed" }
            .Select(name => sample.Rows.Count(row => row.Event == name))
            .ToList();
        Assert.Equal(counts.OrderDescending(), counts);
        Assert.True(counts[3] > 0);
    }
}
