using Puffy.Analytics.Attribution;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Channels;
using Puffy.Facts.Columns;
using Puffy.Facts.Questions;

namespace Puffy.Facts.Scans;

/// <summary>Finds the credits under a model that the sessions of a shard have.</summary>
internal static class CreditList
{
    /// <summary>The credits, in no order that matters; those of replaced sessions can be among them.</summary>
    public static List<CreditFact> Of(ShardFacts facts, AttributionModel model, CreditsElsewhere? elsewhere)
    {
        if (elsewhere is null)
        {
            return facts.Orders.Credits[(int)model];
        }

        var joined = elsewhere.Joined.Select(facts.NumberOf).ToHashSet();
        var credits = elsewhere.Weights is { } weights ? Learnt(facts, weights, joined)
            : [.. facts.Orders.Credits[(int)model].Where(credit => !joined.Contains(facts.Sessions.Users[credit.Session]))];
        foreach (var given in elsewhere.Given)
        {
            // An event that came since the credits were found can have moved the session's start to before; nothing is left of a user who was erased.
            if (facts.RowAt(given.UserId, given.TouchedAt) is >= 0 and var row)
            {
                credits.Add(new CreditFact(row, given.OrderedAt, given.Revenue.Currency, given.Weight, given.Revenue.Amount));
            }
        }

        return credits;
    }

    private static List<CreditFact> Learnt(ShardFacts facts, PathWeights weights, HashSet<int> joined)
    {
        var (orders, column) = (facts.Orders, facts.Sessions[Dimension.Channel]);
        var channelOf = Enumerable.Range(0, column.Texts.Count).Select(code => ChannelNames.TryParse(column.Texts[code], out var channel) ? channel : default).ToArray();
        var credits = new List<CreditFact>();
        for (var order = 0; order < orders.Count; order++)
        {
            var (first, count) = orders.Windows[order];
            var user = facts.Sessions.Users[first];
            if (user >= 0 && !joined.Contains(user))
            {
                var path = ChannelPath.Of([.. column.Codes.Slice(first, count).ToArray().Select(code => channelOf[code])]);
                foreach (var credit in weights.Credits(orders.Money[order], path))
                {
                    credits.Add(new CreditFact(first + credit.Position, orders.OrderedAt[order], orders.Money[order].Currency, credit.Weight, credit.Revenue));
                }
            }
        }

        return credits;
    }
}
