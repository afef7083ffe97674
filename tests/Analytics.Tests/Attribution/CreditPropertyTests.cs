using System.Globalization;
using CsCheck;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Attribution;

public sealed class CreditPropertyTests
{
    private static readonly Gen<long> Cents = Gen.OneOf(Gen.Long[0, 100], Gen.Long[0, 1_000_000]);

    [Fact]
    public void Credits_and_weights_of_an_order_sum_exactly_under_every_model() => ForAll((purchase, credits) =>
    {
        Assert.Equal(Revenue(purchase), credits.Sum(credit => credit.Revenue));
        Assert.Equal(1m, credits.Sum(credit => credit.Weight));
    });

    [Fact]
    public void Credits_are_whole_cents_and_weights_have_eighteen_places() => ForAll((_, credits) => Assert.All(credits, credit =>
    {
        Assert.Equal(Math.Round(credit.Revenue, 2), credit.Revenue);
        Assert.Equal(Math.Round(credit.Weight, 18), credit.Weight);
    }));

    [Fact]
    public void Credits_are_in_the_order_of_their_touchpoints() => ForAll((purchase, credits) =>
    {
        Assert.Equal(credits.Select(credit => credit.Position).Distinct().Order(), credits.Select(credit => credit.Position));
        Assert.All(credits, credit => Assert.InRange(credit.Position, 0, purchase.Ages.Length - 1));
    });

    /// <summary>Every credit but the last is within half a cent of its share; the last takes up what the others were rounded by.</summary>
    [Fact]
    public void Credits_follow_their_shares_to_the_cent() => Purchases(Cents).Sample(purchase =>
    {
        foreach (var (model, shares) in Shares(purchase))
        {
            var credits = purchase.Credits(model);
            Assert.Equal(purchase.Ages.Length, credits.Count);
            for (var i = 0; i < credits.Count; i++)
            {
                var slack = (i < credits.Count - 1 ? 1 : credits.Count) * 0.005;
                Assert.InRange((double)credits[i].Revenue - (shares[i] * (double)Revenue(purchase)), -slack - 1e-7, slack + 1e-7);
            }
        }
    });

    private static Gen<Purchase> Purchases(Gen<long> revenues) =>
        from cents in revenues
        from touches in Gen.Select(Gen.Double[0, 30], Gen.Enum<Channel>()).Array[1, 40]
        select new Purchase((cents / 100m).ToString(CultureInfo.InvariantCulture), [.. touches.Select(touch => touch.Item1).OrderDescending()])
        {
            Channels = [.. touches.Select(touch => touch.Item2)],
        };

    private static Dictionary<AttributionModel, double[]> Shares(Purchase purchase)
    {
        var count = purchase.Ages.Length;
        var decay = purchase.Ages.Select(age => Math.Exp(-age * Math.Log(2) / 7)).ToArray();
        return new()
        {
            [AttributionModel.Linear] = [.. Enumerable.Repeat(1.0 / count, count)],
            [AttributionModel.PositionBased] = count switch
            {
                1 => [1],
                2 => [0.5, 0.5],
                _ => [0.4, .. Enumerable.Repeat(0.2 / (count - 2), count - 2), 0.4],
            },
            [AttributionModel.TimeDecay] = [.. decay.Select(weight => weight / decay.Sum())],
        };
    }

    private static void ForAll(Action<Purchase, IReadOnlyList<Credit>> holds) => Purchases(Gen.OneOf(Cents, Gen.Long[0, 100_000_000_000_000_000])).Sample(
        purchase =>
        {
            foreach (var model in AttributionModelNames.Rules)
            {
                holds(purchase, purchase.Credits(model));
            }
        },
        iter: 1_000);

    private static decimal Revenue(Purchase purchase) => decimal.Parse(purchase.Revenue, CultureInfo.InvariantCulture);
}
