using CsCheck;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Options;
using Puffy.Analytics.Persons;
using Puffy.Analytics.Rollups;

namespace Puffy.Analytics.Tests.Persons;

/// <summary>
/// Random users with random keys arrive piece by piece and are erased in any order. What the rollups then give, corrected by the persons
/// of the moment, is what a plain recomputation from the events that are left gives.
/// </summary>
public sealed class PersonPropertyTests
{
    private static readonly AnalysisOptions Options = new() { Identity = IdentityKind.Email };
    private static readonly string[] Channels = ["/?utm_medium=email", "/?utm_source=google&utm_medium=cpc", "/", "/?utm_medium=affiliate"];

    private static readonly Gen<Visit> Visits = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 20], Gen.Int[0, 3], Gen.Int[0, 6], Gen.Bool).Select(
        (user, day, channel, key, buys) => new Visit($"u{user}", day, channel, key, buys));

    [Fact]
    public void Credit_of_persons_is_what_a_plain_recomputation_gives() =>
        Gen.Select(Visits.Array[1, 40], Gen.Int[0, 7].Array[0, 3]).Sample(
            (visits, erased) =>
            {
                var (channels, paths, identity) = (new ChannelRollup(), new PathRollup(), new IdentityRollup());
                var journeys = new Dictionary<string, Journey>();
                foreach (var until in Enumerable.Range(1, visits.Length))
                {
                    var user = visits[until - 1].User;
                    Replace(user, JourneyOf(user, visits[..until]));
                }

                foreach (var user in erased.Select(number => $"u{number}").Where(journeys.ContainsKey))
                {
                    Replace(user, null);
                }

                var persons = IdentityGraph.Groups(identity.Edges)
                    .Select(group => Person.Of(group.Users.Select(user => Trail.Of(journeys[user])), Options.Lookback)).ToList();
                PersonCredits.Move(channels, paths, persons);

                var left = visits.Where(visit => journeys.ContainsKey(visit.User)).ToArray();
                Assert.Equal(Plain(left), Paths(paths));
                Assert.All(
                    AttributionModelNames.Rules,
                    model => Assert.Equal(left.Where(visit => visit.Buys).Select(visit => (visit.User, visit.Day)).Distinct().Count() * 10m, channels.Credits.Cells.Where(cell => cell.Key.Model == model).Sum(cell => cell.Value.Revenue)));

                void Replace(string user, Journey? after)
                {
                    var set = new IRollup[] { channels, paths, identity };
                    if (journeys.Remove(user, out var before))
                    {
                        Array.ForEach(set, rollup => rollup.Add(before, -1));
                    }

                    if (after is not null)
                    {
                        Array.ForEach(set, rollup => rollup.Add(after, 1));
                        journeys[user] = after;
                    }
                }
            },
            iter: 200);

    private static SortedDictionary<string, (long, long)> Paths(PathRollup rollup) => new(
        rollup.Paths.Cells.GroupBy(cell => cell.Key.Path.ToString(), cell => cell.Value)
            .ToDictionary(path => path.Key, path => (path.Sum(figures => figures.Orders), path.Sum(figures => figures.Nulls))),
        StringComparer.Ordinal);

    /// <summary>Paths from the visits themselves: users joined by spreading, windows by comparing every visit with every order.</summary>
    private static SortedDictionary<string, (long, long)> Plain(Visit[] visits)
    {
        var counts = new SortedDictionary<string, (long Orders, long Nulls)>(StringComparer.Ordinal);
        var left = visits.Select(visit => visit.User).ToSortedSet();
        while (left.Count > 0)
        {
            var users = new HashSet<string> { left.Min! };
            for (var before = 0; before != users.Count;)
            {
                before = users.Count;
                var keys = Joining(visits).Where(visit => users.Contains(visit.User)).Select(visit => visit.Key).ToHashSet();
                users.UnionWith(Joining(visits).Where(visit => keys.Contains(visit.Key)).Select(visit => visit.User));
            }

            left.ExceptWith(users);
            var own = visits.Where(visit => users.Contains(visit.User)).DistinctBy(visit => (visit.User, visit.At)).OrderBy(visit => visit.At).ThenBy(visit => visit.User, StringComparer.Ordinal).ToList();
            var touched = new HashSet<Visit>();
            foreach (var order in own.Where(visit => visits.Any(other => other.Buys && other.User == visit.User && other.At == visit.At)))
            {
                var window = own.Where(visit => visit.At >= order.At.AddMinutes(5) - Options.Lookback && visit.At <= order.At.AddMinutes(5)).ToList();
                touched.UnionWith(window);
                Count(window, 1, 0);
            }

            var free = own.Where(visit => !touched.Contains(visit)).ToList();
            while (free.Count > 0)
            {
                var end = free[0].At + Options.Lookback;
                Count(free.Where(visit => visit.At < end), 0, 1);
                free.RemoveAll(visit => visit.At < end);
            }
        }

        return counts;

        void Count(IEnumerable<Visit> path, long orders, long nulls)
        {
            var name = string.Join(" > ", path.Select(visit => visit.ChannelName));
            var (o, n) = counts.GetValueOrDefault(name);
            counts[name] = (o + orders, n + nulls);
        }
    }

    private static IEnumerable<Visit> Joining(Visit[] visits) => visits.Where(visit => visit.Key > 0)
        .GroupBy(visit => visit.Key).Where(key => key.Select(visit => visit.User).Distinct().Count() <= IdentityGraph.MostUsers).SelectMany(key => key);

    /// <summary>A user's visits, one a day at most: the first channel of a day counts, keys of all of them.</summary>
    private static Journey JourneyOf(string user, Visit[] visits)
    {
        var visitor = new Visitor(user);
        foreach (var day in visits.Where(visit => visit.User == user).GroupBy(visit => visit.Day))
        {
            var first = day.First();
            visitor.Views(first.Text, Channels[first.Channel]);
            foreach (var visit in day.Where(visit => visit.Key > 0))
            {
                visitor.Does("email_filled_on_popup", $"{visit.Text[..^2]}01", "/?", data: $$"""{"user_email":"k{{visit.Key}}@example.com"}""");
            }

            if (day.Any(visit => visit.Buys))
            {
                visitor.Buys($"{first.Text[..^2]}05", "10");
            }
        }

        return visitor.Journey(Options);
    }

    private sealed record Visit(string User, int Day, int Channel, int Key, bool Buys)
    {
        public string Text => $"03-{Day + 1:00} 10:00";

        public DateTime At => Visitor.Time(Text);

        public string ChannelName => Channel switch { 0 => "Email", 1 => "Paid Search", 2 => "Direct", _ => "Affiliates" };
    }
}
