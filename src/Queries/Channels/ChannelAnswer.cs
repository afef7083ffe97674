using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;
using Puffy.Analytics.Statistics;

namespace Puffy.Queries.Channels;

/// <summary>What a channel brought and earned.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Visits">Its sessions, and the orders made in them. A user counts once for each day.</param>
/// <param name="Earned">Revenue credited to it, by the name of the attribution model; a model under which it earned nothing is left out.</param>
public sealed record ChannelAnswer(string Channel, ChannelVisits Visits, IReadOnlyDictionary<string, decimal> Earned)
{
    /// <summary>Share of the sessions in which an order was made; null without sessions.</summary>
    public decimal? ConversionRate => Ratio.Of(Visits.ConvertedSessions, Visits.Sessions);

    /// <summary>Share of the sessions with one event; null without sessions.</summary>
    public decimal? BounceRate => Ratio.Of(Visits.Bounces, Visits.Sessions);

    /// <summary>The channels that had a session or earned credit, in alphabetical order.</summary>
    public static IReadOnlyList<ChannelAnswer> From(ChannelRollup rollup)
    {
        ArgumentNullException.ThrowIfNull(rollup);
        var visits = rollup.Visits.Cells.ToLookup(cell => cell.Key.Channel, cell => cell.Value);
        var earnings = ChannelEarnings.From(rollup).ToLookup(row => row.Channel);
        return
        [
            .. visits.Select(channel => channel.Key)
                .Union(earnings.Select(channel => channel.Key))
                .Select(channel => new ChannelAnswer(
                    channel.Name(),
                    visits[channel].Aggregate(default(ChannelVisits), (sum, day) => sum + day),
                    earnings[channel].ToDictionary(row => row.Model.Name(), row => row.Credit.Revenue)))
                .OrderBy(answer => answer.Channel, StringComparer.Ordinal),
        ];
    }
}
