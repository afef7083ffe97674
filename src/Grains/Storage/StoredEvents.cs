using System.Collections.Immutable;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;

namespace Puffy.Grains.Storage;

/// <summary>Turns event logs into what a store keeps, and back.</summary>
public static class StoredEvents
{
    /// <summary>The event log of a stored journey.</summary>
    /// <exception cref="InvalidDataException">A page is damaged or of a later version; the message names the user.</exception>
    public static EventLog Read(StoredJourney stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        try
        {
            var pages = new (int Number, List<Event> Events)[stored.Pages.Length];
            var isOld = false;
            for (var i = 0; i < pages.Length; i++)
            {
                isOld |= EventPageCodec.IsOld(stored.Pages[i].Payload);
                pages[i] = (stored.Pages[i].Page, EventPageCodec.Decode(stored.Pages[i].Payload, stored.UserId));
            }

            return isOld ? EventLog.Renewed(pages) : new EventLog(pages);
        }
        catch (InvalidDataException exception)
        {
            throw new DamagedJourneyException(
                $"The stored journey of user '{stored.UserId}' can't be read. {exception.Message} Restore the store from a backup, or load the exports into a new one.", exception);
        }
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
            changed.Add(new StoredPage(page.Number, EventPageCodec.Encode(page.Events)));
        }

        return new JourneyWrite(userId, version, changed.DrainToImmutable());
    }
}
