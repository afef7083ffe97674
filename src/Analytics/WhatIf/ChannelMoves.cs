using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Sessions;

namespace Puffy.Analytics.WhatIf;

/// <summary>
/// What proposed channel rules would change: the sessions that get another channel, and the revenue that moves with them under
/// last click. Depends only on the set of journeys. Not safe for concurrent use.
/// </summary>
/// <param name="proposed">Decides channels by the proposed rules.</param>
/// <param name="currency">The main currency, in which revenue is summed.</param>
public sealed class ChannelMoves(TrafficClassifier proposed, Currency currency)
{
    private readonly Dictionary<(Channel From, Channel To, string Rule), ChannelMove> _moves = [];

    /// <summary>All sessions, those that stay included.</summary>
    public long Sessions { get; private set; }

    /// <summary>All orders, those that stay included.</summary>
    public long Orders { get; private set; }

    /// <summary>The main currency.</summary>
    public Currency Currency => currency;

    /// <summary>Revenue of all orders in the main currency.</summary>
    public decimal Revenue { get; private set; }

    /// <summary>What moves: most revenue first, then most sessions, then by name.</summary>
    public IReadOnlyList<ChannelMove> All =>
    [
        .. _moves.Values
            .OrderByDescending(move => move.Revenue)
            .ThenByDescending(move => move.Sessions)
            .ThenBy(move => move.From.Name(), StringComparer.Ordinal)
            .ThenBy(move => move.To.Name(), StringComparer.Ordinal)
            .ThenBy(move => move.Rule, StringComparer.Ordinal),
    ];

    /// <summary>Counts a journey that was computed under the present rules.</summary>
    public void Add(Journey journey)
    {
        ArgumentNullException.ThrowIfNull(journey);
        foreach (var session in journey.Sessions)
        {
            Sessions++;
            Count(session, sessions: 1, orders: 0, revenue: 0);
        }

        foreach (var order in journey.Orders)
        {
            Orders++;
            Revenue += order.Money.In(currency);
            foreach (var credit in order.Credits(AttributionModel.LastClick))
            {
                Count(order.Window[credit.Position], sessions: 0, orders: 1, new Money(credit.Revenue, order.Currency).In(currency));
            }
        }
    }

    /// <summary>Adds the moves of other journeys under the same rules.</summary>
    public void Merge(ChannelMoves other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Sessions += other.Sessions;
        Orders += other.Orders;
        Revenue += other.Revenue;
        foreach (var move in other._moves.Values)
        {
            Add(move);
        }
    }

    private void Count(Session session, long sessions, long orders, decimal revenue)
    {
        var origin = session.Origin;
        var visit = proposed.Read(origin.PageUrl, origin.Referrer);
        var (rule, _) = proposed.Decide(visit);
        if (rule.Channel != session.Channel)
        {
            Add(new ChannelMove(session.Channel, rule.Channel, $"{rule.Number} {rule.Name}", sessions, orders, revenue, Example(session)));
        }
    }

    private void Add(ChannelMove move)
    {
        var key = (move.From, move.To, move.Rule);
        _moves[key] = _moves.TryGetValue(key, out var known)
            ? known with
            {
                Sessions = known.Sessions + move.Sessions,
                Orders = known.Orders + move.Orders,
                Revenue = known.Revenue + move.Revenue,
                Example = string.CompareOrdinal(known.Example, move.Example) <= 0 ? known.Example : move.Example,
            }
            : move;
    }

    private static string Example(Session session)
    {
        var traffic = session.Traffic;
        string[] parts =
        [
            .. new[] { ("source", traffic.Source), ("medium", traffic.Medium), ("campaign", traffic.Campaign), ("referrer", traffic.ReferrerHost) }
                .Where(part => part.Item2.Length > 0)
                .Select(part => $"{part.Item1} {part.Item2}"),
        ];
        return parts.Length > 0 ? string.Join(", ", parts) : session.LandingPage;
    }
}
