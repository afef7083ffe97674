using System.Collections.Immutable;
using System.Globalization;
using Puffy.Analytics.Events;
using Puffy.Grains.Journeys;
using Puffy.Grains.Storage;
using Puffy.Silo.Hosting;

namespace Puffy.Queries.Tests.Explore;

/// <summary>Changes a running store as shops do: late events of known and new users, the same ones again, and erasures.</summary>
internal sealed class LateEvents(EmbeddedSilo silo, IReadOnlyList<string> users, DateOnly first, int days, int seed)
{
    private static readonly string[] Agents =
    [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
        "Googlebot/2.1 (+http://www.google.com/bot.html)",
    ];

    private static readonly string[] Pages =
        ["https://shop.example/", "https://shop.example/products/late?utm_source=klaviyo&utm_medium=email", "https://shop.example/sale?gclid=1", ""];

#pragma warning disable CA5394 // Made-up visits need no secret.
    private readonly Random _random = new(seed);
    private int _row;

    /// <summary>Sends them, one after the other.</summary>
    public async Task SendAsync(int count, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            var user = _random.Next(5) == 0 ? $"late-{_random.Next(40)}" : users[_random.Next(users.Count)];
            if (_random.Next(8) == 0)
            {
                var shard = Sharding.ShardOf(user, silo.StoreSettings.Shards);
                await silo.Grains.GetGrain<IJourneyShardGrain>(shard).ForgetAsync(user, cancellationToken);
                continue;
            }

            ImmutableArray<Event> events = [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Next(user))];
            for (var times = 1 + _random.Next(2); times > 0; times--)
            {
                await silo.Grains.GetGrain<IUserGrain>(user).ApplyAsync(events, cancellationToken);
            }
        }
    }

    /// <summary>Some addresses are left by two users or three, and one by more than a person has.</summary>
    private string Address() => _random.Next(4) == 0 ? "till@shop.example" : $"late{_random.Next(200)}@mail.example";

    private Event Next(string user)
    {
        var time = first.ToDateTime(default, DateTimeKind.Utc).AddSeconds(_random.Next(days * 86_400));
        var (name, data) = _random.Next(6) switch
        {
            0 => (EventNames.CheckoutCompleted, $$"""{"transaction_id":"L{{_random.Next(1_000)}}","revenue":{{(_random.Next(100_000) / 100m).ToString(CultureInfo.InvariantCulture)}},"user_email":"{{Address()}}"}"""),
            1 => (EventNames.AddedToCart, $$"""{"email":"{{Address()}}"}"""),
            2 => (EventNames.CheckoutStarted, ""),
            3 => ("late_event", ""),
            _ => (EventNames.PageViewed, ""),
        };
        var (page, agent) = (Pages[_random.Next(Pages.Length)], Agents[_random.Next(Agents.Length)]);
        return new Event(EventIdentity.OfRow(user, time, name, page, string.Empty, data, agent), time, name, page, string.Empty, data, agent, new SourceRow(1, ++_row));
    }
#pragma warning restore CA5394
}
