using System.Collections.Immutable;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;

namespace Puffy.Grains.Storage;

/// <summary>Turns event logs into what a store keeps, and back.</summary>
public static class StoredEvents
{
    /// <summary>A wider gap before a page is not that of lost pages: the page's number is damaged, and can be any.</summary>
    private const int WidestGap = 1024;

    /// <summary>The event log of a stored journey.</summary>
    /// <exception cref="DamagedJourneyException">A page is damaged or of a later version; the message names the user.</exception>
    public static EventLog Read(StoredJourney stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var (pages, damage, isOld) = Decode(stored);
        if (damage.Count > 0)
        {
            throw new DamagedJourneyException(
                $"The stored journey of user '{stored.UserId}' is damaged (page {damage[0].Page}: {damage[0].Reason}) See which files to load again with: puffy check");
        }

        return isOld ? EventLog.Renewed(pages) : new EventLog(pages);
    }

    /// <summary>The events of a stored journey in their order, for a reader who adds none.</summary>
    /// <exception cref="DamagedJourneyException">As of <see cref="Read"/>.</exception>
    public static Event[] ReadAll(StoredJourney stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        // Nearly every journey is one page, whose events stand in their order: there is nothing to put together.
        if (stored.Pages is [{ Page: 0, Payload: var payload }])
        {
            try
            {
                var content = PageSeal.Open(payload, stored.UserId, page: 0, pages: 1);
                if (!EventPageCodec.IsOld(content))
                {
                    return [.. EventPageCodec.Decode(content, stored.UserId)];
                }
            }
            catch (InvalidDataException)
            {
                // The other way says what is damaged.
            }
        }

        return Read(stored).ToArray();
    }

    /// <summary>Reads every page by itself.</summary>
    /// <returns>The pages that are as they were written, and the damage to the others.</returns>
    public static (IReadOnlyList<(int Number, List<Event> Events)> Pages, IReadOnlyList<PageDamage> Damage) Inspect(StoredJourney stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var (pages, damage, _) = Decode(stored);
        return (pages, damage);
    }

    /// <summary>The write that makes a store hold what an event log holds.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="version">The version that the log was read at; 0 for a new one.</param>
    /// <param name="log">The log.</param>
    public static JourneyWrite Write(string userId, long version, EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        var changed = ImmutableArray.CreateBuilder<StoredPage>(log.PageCount);
        foreach (var page in log.ChangedPages)
        {
            changed.Add(new StoredPage(page.Number, PageSeal.Seal(EventPageCodec.Encode(page.Events), userId, page.Number, log.PageCount)));
        }

        return new JourneyWrite(userId, version, changed.DrainToImmutable());
    }

    /// <summary>Whether a page has a number that no page of the journey can have. Its row can't be replaced, as nobody knows which it was.</summary>
    public static bool IsBeyondRepair(StoredJourney stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var next = 0;
        foreach (var (number, _) in stored.Pages)
        {
            if (IsFar(number, next))
            {
                return true;
            }

            next = Math.Max(next, number + 1);
        }

        return false;
    }

    /// <summary>The write that replaces the damaged pages of a journey by empty ones and keeps the others; null where none is damaged.</summary>
    /// <param name="stored">A journey that is not <see cref="IsBeyondRepair"/>.</param>
    public static JourneyWrite? WithoutDamage(StoredJourney stored)
    {
        var damaged = Inspect(stored).Damage.Select(page => page.Page).ToHashSet();
        if (damaged.Count == 0)
        {
            return null;
        }

        // Page 0 says how many pages there are: one that was lost is one that will be there, empty.
        var count = Math.Max(stored.Pages.Length, stored.Pages.Max(page => page.Page) + 1);
        var first = stored.Pages.FirstOrDefault(page => page.Page == 0 && !damaged.Contains(0));
        var empty = EventPageCodec.Encode([]);
        return new JourneyWrite(stored.UserId, stored.Version,
        [
            new StoredPage(0, PageSeal.Seal(
                first.Payload is { } payload ? PageSeal.Open(payload, stored.UserId, 0, stored.Pages.Length) : empty, stored.UserId, 0, count)),
            .. damaged.Where(page => page > 0).Order().Select(page => new StoredPage(page, PageSeal.Seal(empty, stored.UserId, page, count))),
        ]);
    }

    private static (List<(int Number, List<Event> Events)> Pages, IReadOnlyList<PageDamage> Damage, bool IsOld) Decode(StoredJourney stored)
    {
        var pages = new List<(int Number, List<Event> Events)>(stored.Pages.Length);
        List<PageDamage>? damage = null;
        var isOld = false;
        var next = 0;
        foreach (var (number, payload) in stored.Pages)
        {
            if (IsFar(number, next))
            {
                (damage ??= []).Add(new PageDamage(number, "No page of the journey can have this number."));
                continue;
            }

            for (; next < number; next++)
            {
                (damage ??= []).Add(new PageDamage(next, "Its row is lost."));
            }

            next = Math.Max(next, number + 1);
            try
            {
                var content = PageSeal.Open(payload, stored.UserId, number, stored.Pages.Length);
                isOld |= EventPageCodec.IsOld(content);
                pages.Add((number, EventPageCodec.Decode(content, stored.UserId)));
            }
            catch (InvalidDataException exception)
            {
                (damage ??= []).Add(new PageDamage(number, exception.Message));
            }
        }

        return (pages, damage ?? (IReadOnlyList<PageDamage>)[], isOld);
    }

    private static bool IsFar(int number, int next) => number < 0 || number - next > WidestGap;
}
