using System.Globalization;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Attribution;

/// <summary>An order with the ages of its touchpoints, earliest first, in days before it.</summary>
internal sealed record Purchase(string Revenue, params double[] Ages)
{
    public static readonly DateTime OrderedAt = Visitor.Time("03-15 12:00");

    public IReadOnlyList<Channel> Channels { get; init; } = [.. Ages.Select(_ => Channel.Email)];

    public IReadOnlyList<Credit> Credits(AttributionModel model) => new AttributedOrder(
        "order",
        "ada",
        OrderedAt,
        new Analytics.Currencies.Money(Money(Revenue), default),
        [.. Ages.Zip(Channels, (age, channel) => new Touchpoint("ada", 1, OrderedAt.AddDays(-age), channel))]).Credits(model);

    /// <summary>Credits as written down by hand: <c>40.00 20.00 40.00</c> are those of the positions 0, 1 and 2.</summary>
    public void Earns(AttributionModel model, string revenues) =>
        Assert.Equal(revenues.Split(' ').Select((revenue, position) => (position, Money(revenue))), Credits(model).Select(credit => (credit.Position, credit.Revenue)));

    public void Weighs(AttributionModel model, string weights) =>
        Assert.Equal(weights.Split(' ').Select(Money), Credits(model).Select(credit => credit.Weight));

    private static decimal Money(string amount) => decimal.Parse(amount, CultureInfo.InvariantCulture);
}
