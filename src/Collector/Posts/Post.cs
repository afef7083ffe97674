using Microsoft.AspNetCore.Http;
using Puffy.Analytics.Intake;
using Puffy.Collector.Bodies;
using Puffy.Grains.Identities;
using Puffy.Grains.Storage;

namespace Puffy.Collector.Posts;

/// <summary>What one request brought, mapped and validated.</summary>
/// <param name="Key">The name of the key under which it came.</param>
/// <param name="ReceivedAt">When it arrived, UTC.</param>
internal sealed record Post(string Key, DateTime ReceivedAt)
{
    /// <summary>Rows that are events, numbered within the post from 1.</summary>
    public List<AcceptedRow> Accepted { get; init; } = [];

    /// <summary>Rows for the quarantine, numbered likewise.</summary>
    public List<RefusedRow> Refused { get; init; } = [];

    /// <summary>Identity keys for the users.</summary>
    public List<IdentityKey> Identities { get; init; } = [];

    /// <summary>Entries of the request.</summary>
    public int Entries { get; set; }

    /// <summary>Rows whose time was corrected.</summary>
    public int ClockCorrected { get; set; }

    /// <summary>The first day whose rows had their time corrected; null where none had.</summary>
    public DateOnly? ClockCorrectedFrom { get; set; }

    /// <summary>Entries that a visitor's objection changed or kept out.</summary>
    public int Objected { get; set; }

    /// <summary>The number of the source in the load ledger; 0 while the ledger could not be asked.</summary>
    public int SourceId { get; set; }

    /// <summary>This process sent it to itself, to see whether it becomes durable: it stands in no figure.</summary>
    public bool IsCanary { get; private set; }

    /// <summary>Rows, accepted and refused.</summary>
    public int Rows => Accepted.Count + Refused.Count;

    /// <summary>A row of a day had its time corrected.</summary>
    public void CorrectClock(DateOnly day)
    {
        ClockCorrected++;
        ClockCorrectedFrom = ClockCorrectedFrom < day ? ClockCorrectedFrom : day;
    }

    /// <summary>Gives the rows to the user of a canary.</summary>
    /// <exception cref="RefusedRequestException">They are refused, and would stand in quarantine.</exception>
    public void BecomeCanary()
    {
        if (Refused is [var refused, ..])
        {
            throw new RefusedRequestException(StatusCodes.Status400BadRequest, refused.Refusal.Detail);
        }

        IsCanary = true;
        for (var at = 0; at < Accepted.Count; at++)
        {
            Accepted[at] = Accepted[at] with { UserId = CanaryUsers.Of(Accepted[at].UserId) };
        }
    }

    /// <summary>Gives every row its source: the post's first row gets the number after <paramref name="before"/>.</summary>
    public void Number(int sourceId, int before)
    {
        SourceId = sourceId;
        for (var at = 0; at < Accepted.Count; at++)
        {
            var row = Accepted[at];
            Accepted[at] = row with { Event = row.Event with { Source = new(sourceId, before + row.Event.Source.Row) } };
        }

        for (var at = 0; at < Refused.Count; at++)
        {
            Refused[at] = Refused[at] with { Row = before + Refused[at].Row };
        }
    }
}
