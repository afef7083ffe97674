using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.WhatIf;

namespace Puffy.Analytics.Tests.WhatIf;

public sealed class ChannelMovesTests
{
    private static readonly TrafficClassifier Proposed = Rules("\"hosts\": [\"bing.com\"", "\"hosts\": [\"magazine.example\", \"bing.com\"");

    // Two sessions move from Referral to Organic Search. The first order was made in one of them; the second in a session by
    // e-mail, which keeps its channel and, as the last click, the revenue.
    private static readonly Visitor[] Visitors =
    [
        new Visitor("ada").Views("03-01 12:00", referrer: "https://magazine.example/a").Buys("03-01 12:05", "10.00"),
        new Visitor("ben").Views("03-01 12:00", referrer: "https://www.magazine.example/b")
            .Views("03-02 12:00", "/?utm_medium=email").Buys("03-02 12:05", "20.50"),
        new Visitor("cyd").Views("03-03 12:00"),
    ];

    [Fact]
    public void Sessions_move_to_the_channel_of_the_proposed_rules_and_revenue_moves_by_last_click()
    {
        var moves = Count(Visitors);

        Assert.Equal((4, 2, 30.50m), (moves.Sessions, moves.Orders, moves.Revenue));
        Assert.Equal(
            [new ChannelMove(Channel.Referral, Channel.OrganicSearch, "25 referrer is a search engine", 2, 1, 10.00m, "referrer magazine.example")],
            moves.All);
    }

    [Fact]
    public void The_order_of_journeys_and_their_division_do_not_matter()
    {
        var whole = Count(Visitors);
        var parts = Count(Visitors[2], Visitors[1]);
        parts.Merge(Count(Visitors[0]));

        Assert.Equal(whole.All, parts.All);
        Assert.Equal((whole.Sessions, whole.Orders, whole.Revenue), (parts.Sessions, parts.Orders, parts.Revenue));
    }

    [Fact]
    public void The_present_rules_move_nothing()
    {
        var moves = new ChannelMoves(new TrafficClassifier(ChannelRules.BuiltIn, []), Currency.None);
        foreach (var visitor in Visitors)
        {
            moves.Add(visitor.Journey());
        }

        Assert.Empty(moves.All);
    }

    [Fact]
    public void What_moves_most_revenue_comes_first()
    {
        var moves = new ChannelMoves(Rules("\"medium\": [\"email\", \"newsletter\"]", "\"medium\": [\"newsletter\", \"letter\"]"), Currency.None);
        moves.Add(new Visitor().Views("03-01 12:00", "/?utm_medium=letter").Views("03-02 12:00", "/?utm_medium=letter")
            .Views("03-03 12:00", "/?utm_medium=email").Buys("03-03 12:05", "5.00").Journey());

        Assert.Equal(
            [(Channel.Email, Channel.Unassigned, 1, 5.00m), (Channel.Unassigned, Channel.Email, 2, 0m)],
            moves.All.Select(move => (move.From, move.To, move.Sessions, move.Revenue)));
    }

    [Fact]
    public void Orders_in_other_currencies_move_without_revenue()
    {
        var moves = new ChannelMoves(Proposed, Currency.Parse("EUR"));
        moves.Add(new Visitor().Views("03-01 12:00", referrer: "https://magazine.example/a")
            .Does("checkout_completed", "03-01 12:05", data: """{"revenue":12.5,"transaction_id":"A","currency":"EUR"}""")
            .Does("checkout_completed", "03-01 12:06", data: """{"revenue":9000,"transaction_id":"B","currency":"JPY"}""").Journey());

        Assert.Equal((2, 12.50m), (moves.Orders, moves.Revenue));
        Assert.Equal((2, 12.50m), Assert.Single(moves.All) is var move ? (move.Orders, move.Revenue) : default);
    }

    private static ChannelMoves Count(params Visitor[] visitors)
    {
        var moves = new ChannelMoves(Proposed, Currency.None);
        foreach (var visitor in visitors)
        {
            moves.Add(visitor.Journey());
        }

        return moves;
    }

    private static TrafficClassifier Rules(string from, string to)
    {
        var builtIn = ChannelRules.BuiltInText();
        Assert.Contains(from, builtIn, StringComparison.Ordinal);
        return new TrafficClassifier(ChannelRules.Parse(builtIn.Replace(from, to, StringComparison.Ordinal), "own.json"), []);
    }
}
