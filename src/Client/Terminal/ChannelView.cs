using Puffy.Analytics.Channels;
using Puffy.Analytics.WhatIf;
using Puffy.Analytics.Wording;

namespace Puffy.Client.Terminal;

/// <summary>Why an address has its channel, and what edited rules would change, on the screen.</summary>
internal static class ChannelView
{
    /// <summary>Shows the channel of an address.</summary>
    /// <param name="explanation">The channel and its reasons.</param>
    /// <param name="explain">Whether to show the reasons.</param>
    /// <param name="screen">Where to.</param>
    public static void Show(ChannelExplanation explanation, bool explain, Screen screen)
    {
        var source = explanation.Source;
        (string Name, string Value)[] facts =
        [
            ("channel", source.Channel.Name()),
            ("channel group", source.Channel.Group()),
            ("source", source.Source),
            ("medium", source.Medium),
            ("campaign", source.Campaign),
            ("referrer host", source.ReferrerHost),
            ("rule", $"{explanation.RuleNumber} {explanation.Rule}"),
        ];
        screen.Table(new ScreenTable<(string Name, string Value)>(facts).Name("what", fact => fact.Name).Text("value", fact => fact.Value));
        foreach (var sentence in explain ? explanation.Reasons.Concat(explanation.Notes) : [])
        {
            screen.Line(sentence);
        }
    }

    /// <summary>Shows what edited rules would change.</summary>
    public static void Show(ChannelMoves moves, Screen screen)
    {
        var all = moves.All;
        screen.Line(
            $"{CountText.Of(all.Sum(move => move.Sessions))} of {CountText.Of(moves.Sessions, "session")} and revenue of "
            + $"{moves.Currency.WithCode(MoneyText.Amount(all.Sum(move => move.Revenue), moves.Currency))} of {moves.Currency.WithCode(MoneyText.Amount(moves.Revenue, moves.Currency))} (last click) would move to another channel.");
        if (all.Count > 0)
        {
            screen.Table(new ScreenTable<ChannelMove>(all)
                .Name("from", move => move.From.Name())
                .Name("to", move => move.To.Name())
                .Number("sessions", move => CountText.Of(move.Sessions))
                .Number("orders", move => CountText.Of(move.Orders), Importance.Useful)
                .Number(moves.Currency.WithCode("revenue"), move => MoneyText.Amount(move.Revenue, moves.Currency))
                .Text("rule", move => move.Rule, Importance.Useful)
                .Text("example", move => move.Example, Importance.Detail));
        }
    }
}
