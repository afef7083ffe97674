using Puffy.Analytics.Options;

namespace Puffy.Analytics.Journeys;

/// <summary>
/// Tells, without computing it again, that a journey is the same under other rules. Most are: one event has no gap to cut at, and few
/// visitors are bots. A journey that is the same is not called so where to find that out costs as much as to compute it. Pure.
/// </summary>
/// <param name="journey">The journey under its rules.</param>
/// <param name="rules">The other rules.</param>
internal readonly ref struct UnchangedJourney(Journey journey, AnalysisRules rules)
{
    private AnalysisRules Present => journey.Rules;

    /// <summary>Whether sessions, users and what orders are worth are the same.</summary>
    public bool HasSameVisits => Present.Options.Currency == rules.Options.Currency
        && SameCuts()
        && SameDevices()
        && SameBots()
        && SameChannels()
        && SameKeys();

    /// <summary>Whether paths and orders are the same, too; asked where visits are.</summary>
    public bool HasSameCredit => SameWindows() && SamePages();

    /// <summary>Whether each gap starts a session under both timeouts or under neither.</summary>
    private bool SameCuts()
    {
        var (present, other) = (Present.Options.SessionTimeout, rules.Options.SessionTimeout);
        if (present == other)
        {
            return true;
        }

        var events = journey.Analysed;
        for (var at = 1; at < events.Length; at++)
        {
            var gap = events[at].Timestamp - events[at - 1].Timestamp;
            if (gap > present != gap > other)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A lookback matters only to who comes back after it; the session of an order always counts.</summary>
    private bool SameWindows()
    {
        var (present, other) = (Present.Options.Lookback, rules.Options.Lookback);
        return present == other || journey.Sessions.Count <= 1 || journey.LastSeenAt - journey.FirstSeenAt < (present < other ? present : other);
    }

    private bool SameDevices()
    {
        if (ReferenceEquals(Present.Devices, rules.Devices))
        {
            return true;
        }

        foreach (var item in journey.Events)
        {
            if (Present.Devices.Parse(item.UserAgent) != rules.Devices.Parse(item.UserAgent))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where bots are left out, some events may be missing; where they are not, sessions tell which is a bot's.</summary>
    private bool SameBots()
    {
        if (Present.Options.ExcludeBots == rules.Options.ExcludeBots)
        {
            return true;
        }

        if (Present.Options.ExcludeBots)
        {
            return journey.Analysed.Length == journey.Events.Count;
        }

        foreach (var session in journey.Sessions)
        {
            if (session.IsBot)
            {
                return false;
            }
        }

        return true;
    }

    private bool SameChannels()
    {
        if (ReferenceEquals(Present.Traffic, rules.Traffic))
        {
            return true;
        }

        foreach (var session in journey.Sessions)
        {
            var origin = session.Origin;
            if (rules.Traffic.Classify(origin.PageUrl, origin.Referrer) != session.Traffic)
            {
                return false;
            }
        }

        return true;
    }

    private bool SamePages()
    {
        if (ReferenceEquals(Present.Channels, rules.Channels))
        {
            return true;
        }

        foreach (var item in journey.Events)
        {
            if (Present.Channels.Pages.Of(item.PageUrl) != rules.Channels.Pages.Of(item.PageUrl))
            {
                return false;
            }
        }

        return true;
    }

    private bool SameKeys() => Present.Options.Identity == rules.Options.Identity
        || (Present.Options.Identity == IdentityKind.Email ? journey.IdentityKeys : journey.KeysUnder(rules)).Count == 0;
}
