using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.WhatIf;

namespace Puffy.Queries.Channels;

/// <summary>What edited rules would change in a store.</summary>
/// <param name="Sessions">All sessions.</param>
/// <param name="Orders">All orders.</param>
/// <param name="Revenue">Revenue of all orders in the main currency.</param>
/// <param name="Currency">The main currency; null if unknown.</param>
/// <param name="SessionsMoved">Sessions that get another channel.</param>
/// <param name="OrdersMoved">Orders whose last click is one of them.</param>
/// <param name="RevenueMoved">Revenue of those orders in the main currency.</param>
/// <param name="Model">The attribution model by which revenue moves.</param>
/// <param name="Moves">What moves from which channel to which, by rule.</param>
public sealed record MovedChannels(
    long Sessions,
    long Orders,
    decimal Revenue,
    Currency Currency,
    long SessionsMoved,
    long OrdersMoved,
    decimal RevenueMoved,
    string Model,
    IReadOnlyList<MovedChannel> Moves)
{
    /// <summary>The answer of a comparison.</summary>
    public static MovedChannels Of(ChannelMoves moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        return new(
            moves.Sessions,
            moves.Orders,
            moves.Revenue,
            moves.Currency,
            moves.All.Sum(move => move.Sessions),
            moves.All.Sum(move => move.Orders),
            moves.All.Sum(move => move.Revenue),
            AttributionModel.LastClick.Name(),
            [.. moves.All.Select(move => new MovedChannel(
                move.From.Name(), move.To.Name(), move.Rule, move.Sessions, move.Orders, move.Revenue, move.Example))]);
    }
}

/// <summary>What moves from one channel to another.</summary>
/// <param name="From">The channel under the present rules.</param>
/// <param name="To">The channel under the edited rules.</param>
/// <param name="Rule">Number and name of the edited rule that decides.</param>
/// <param name="Sessions">Sessions.</param>
/// <param name="Orders">Orders whose last click is one of them.</param>
/// <param name="Revenue">Their revenue in the main currency.</param>
/// <param name="Example">Tags and referrer of one of the sessions.</param>
public sealed record MovedChannel(string From, string To, string Rule, long Sessions, long Orders, decimal Revenue, string Example);
