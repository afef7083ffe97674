using System.Numerics;
using System.Runtime.InteropServices;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Rollups;

/// <summary>
/// The revenue of each set of channels, by group of users. It is all that a channel's share under a data-driven model depends on: the
/// touchpoints of a channel share its weight, so that their number and order do not matter to the channel. Not safe for concurrent use.
/// </summary>
internal sealed class RevenueOfSets
{
    /// <summary>Places of a share. Revenue has at most four, so that sums of both are sums of whole numbers, whatever their order.</summary>
    private const int SharePlaces = 20;

    private const int MoneyPlaces = 4;

    private readonly Dictionary<ChannelSet, decimal[]> _sets = [];

    /// <summary>Adds the revenue of a path.</summary>
    public void Add(byte group, ChannelPath path, decimal revenue)
    {
        ref var groups = ref CollectionsMarshal.GetValueRefOrAddDefault(_sets, ChannelSet.Of(path), out _);
        groups ??= new decimal[UserGroup.Count];
        groups[group] += revenue;
    }

    /// <summary>The share of each channel, to <see cref="SharePlaces"/> places.</summary>
    /// <param name="model">The model.</param>
    /// <param name="without">A group of users to leave out; null for none.</param>
    /// <returns>Every channel of the sets. There is some revenue outside the group.</returns>
    public IReadOnlyDictionary<Channel, decimal> Shares(PathModel model, int? without = null)
    {
        var (credits, whole) = (new Dictionary<Channel, BigInteger>(), BigInteger.Zero);
        var scale = Fraction.PowerOfTen(SharePlaces);
        foreach (var (set, groups) in _sets)
        {
            var revenue = WholeNumber(groups.Sum() - (without is { } group ? groups[group] : 0));
            whole += revenue;

            // A set without revenue may not be known to a model of the other groups, and needs none.
            var shares = revenue.IsZero ? null : model.SharesOf(set);
            foreach (var channel in set.Channels)
            {
                var credit = shares is null ? BigInteger.Zero : revenue * shares[set.PlaceOf(channel)] * scale / shares.Whole;
                credits[channel] = credits.GetValueOrDefault(channel) + credit;
            }
        }

        return credits.ToDictionary(credit => credit.Key, credit => Fraction.Round(credit.Value, whole * scale, SharePlaces));
    }

    private static BigInteger WholeNumber(decimal revenue)
    {
        var (digits, places) = Fraction.DigitsOf(revenue);
        return digits * Fraction.PowerOfTen(MoneyPlaces - places);
    }
}
