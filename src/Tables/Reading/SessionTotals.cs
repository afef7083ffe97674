using System.Runtime.InteropServices;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;

namespace Puffy.Tables.Reading;

/// <summary>What the sessions of a day, of one channel or device, come to.</summary>
internal sealed class SessionTotal
{
    internal long Sessions { get; set; }

    internal long Users { get; set; }

    internal long NewUsers { get; set; }

    internal long Events { get; set; }

    internal long PageViews { get; set; }

    internal long Bounces { get; set; }

    internal long Converted { get; set; }

    internal decimal Seconds { get; set; }
}

/// <summary>The sessions summed up by day, channel and device: one pass over the users, each user's sessions in the order of time.</summary>
internal sealed class SessionTotals
{
    internal Dictionary<DateOnly, SessionTotal> ByDay { get; } = [];

    internal Dictionary<(DateOnly Day, Channel Channel), SessionTotal> ByChannel { get; } = [];

    internal Dictionary<(DateOnly Day, DeviceKind Device), SessionTotal> ByDevice { get; } = [];

    /// <summary>Lengths of the sessions of each day, in seconds.</summary>
    internal Dictionary<DateOnly, List<decimal>> Lengths { get; } = [];

    internal static SessionTotals Of(SessionRows sessions, UserRows users)
    {
        var totals = new SessionTotals();
        var rows = CollectionsMarshal.AsSpan(sessions.All);
        for (var user = 0; user < users.Count; user++)
        {
            var (day, channels, devices) = (default(DateOnly), 0, 0);
            foreach (var place in users.SessionsOf(user))
            {
                ref readonly var row = ref rows[place];
                var isNewDay = row.Day != day;
                if (isNewDay)
                {
                    (day, channels, devices) = (row.Day, 0, 0);
                }

                var (channel, device) = (1 << (int)row.Channel, 1 << (int)row.Device);
                Add(totals.ByDay, day, row, isNewDay);
                Add(totals.ByChannel, (day, row.Channel), row, (channels & channel) == 0);
                Add(totals.ByDevice, (day, row.Device), row, (devices & device) == 0);
                (channels, devices) = (channels | channel, devices | device);
                (CollectionsMarshal.GetValueRefOrAddDefault(totals.Lengths, day, out _) ??= []).Add(row.DurationSeconds);
            }
        }

        return totals;
    }

    private static void Add<TKey>(Dictionary<TKey, SessionTotal> totals, TKey key, in SessionRow row, bool isFirstOfUser)
        where TKey : notnull
    {
        var total = CollectionsMarshal.GetValueRefOrAddDefault(totals, key, out _) ??= new SessionTotal();
        total.Sessions++;
        total.Users += isFirstOfUser ? 1 : 0;
        total.NewUsers += row.Number == 1 ? 1 : 0;
        total.Events += row.Events;
        total.PageViews += row.PageViews;
        total.Bounces += row.IsBounce ? 1 : 0;
        total.Converted += row.Converted ? 1 : 0;
        total.Seconds += row.DurationSeconds;
    }
}
