using Puffy.Analytics.Attribution;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Options;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Currencies;

public sealed class MixedCurrencyTests
{
    private static readonly Currency Euro = Currency.Parse("EUR");
    private static readonly Currency Dinar = Currency.Parse("KWD");

    private static Visitor Buyer(string name, string revenue, string currency) => new Visitor(name)
        .Does("checkout_completed", "03-01 12:00", data: $$"""{"revenue":{{revenue}},"transaction_id":"{{name}}","currency":"{{currency}}"}""");

    [Fact]
    public void Rollups_sum_each_currency_by_itself_and_give_it_back()
    {
        var journeys = new[] { Buyer("ann", "10", "EUR"), Buyer("ben", "2.5", "eur"), Buyer("cid", "1.2345", "KWD") }.Select(buyer => buyer.Journey()).ToList();
        var (monitoring, channels) = (new MonitoringRollup(), new ChannelRollup());
        foreach (var journey in journeys)
        {
            monitoring.Add(journey, 1);
            channels.Add(journey, 1);
        }

        Assert.Equal((2L, 12.50m), (monitoring.SalesIn(Euro)[Visitor.Day("03-01")].Orders, monitoring.SalesIn(Euro)[Visitor.Day("03-01")].Revenue));
        Assert.Equal(1.234m, monitoring.SalesIn(Dinar)[Visitor.Day("03-01")].Revenue);
        Assert.Equal(3, monitoring.Days[Visitor.Day("03-01")].Orders);
        Assert.Equal([12.50m, 1.234m], new[] { Euro, Dinar }.Select(currency => channels.Credits.Cells
            .Where(cell => cell.Key.Model == AttributionModel.Linear && cell.Key.Currency == currency).Sum(cell => cell.Value.Revenue)));

        journeys.ForEach(journey => monitoring.Add(journey, -1));
        journeys.ForEach(journey => channels.Add(journey, -1));
        Assert.Equal((0, 0), (monitoring.DifferencesFrom(new MonitoringRollup()), channels.DifferencesFrom(new ChannelRollup())));
    }

    [Fact]
    public void Orders_that_name_no_currency_are_in_the_stores_own()
    {
        var order = Assert.Single(new Visitor().Buys("03-01 12:00", "10.5", "T1").Journey(new AnalysisOptions { Currency = Currency.Parse("JPY") }).Orders);
        Assert.Equal(new Money(10m, Currency.Parse("JPY")), order.Money);
    }

    [Fact]
    public void A_currency_that_ISO_does_not_list_is_not_an_option() =>
        Assert.Throws<InvalidInputException>(() => new AnalysisOptions { Currency = Currency.Parse("XYZ") }.Validate());
}
