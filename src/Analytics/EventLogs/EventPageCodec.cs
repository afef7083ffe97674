using Puffy.Analytics.Events;

namespace Puffy.Analytics.EventLogs;

/// <summary>
/// The stored form of a page: a format number, the number of events, then the events. Times and rows are differences to
/// the event before; a text is written once and referred to afterwards, since a user's pages and user agents repeat.
/// </summary>
public static class EventPageCodec
{
    private const byte Format = 2;

    /// <summary>In this format an event has the input's id, or else a hash: its identity is computed again.</summary>
    private const byte FormatOfOldIdentities = 1;
    private const byte DataDroppedFlag = 1;
    private const byte GivenIdFlag = 2;

    /// <summary>Names that nearly every event has: written as a number, without their text.</summary>
    internal static readonly string[] Vocabulary =
    [
        string.Empty, EventNames.PageViewed, EventNames.EmailFilled, EventNames.AddedToCart, EventNames.CheckoutStarted, EventNames.CheckoutCompleted,
    ];

    /// <summary>Encodes the events of a page.</summary>
    public static byte[] Encode(IReadOnlyList<Event> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var writer = PageWriter.Begin();
        writer.Byte(Format);
        writer.Number((ulong)events.Count);
        long milliseconds = 0;
        long row = 0;
        foreach (var item in events)
        {
            var time = item.Timestamp.Ticks / TimeSpan.TicksPerMillisecond;
            writer.Signed(time - milliseconds);
            milliseconds = time;
            writer.Byte((byte)((item.DataDropped ? DataDroppedFlag : 0) | (item.Id.Given is null ? 0 : GivenIdFlag)));
            writer.Hash(item.Id.Hash);
            if (item.Id.Given is { } given)
            {
                writer.Text(given);
            }

            writer.Text(item.Name);
            writer.Text(item.PageUrl);
            writer.Text(item.Referrer);
            writer.Text(item.Data);
            writer.Text(item.UserAgent);
            writer.Signed(item.Source.SourceId);
            writer.Signed(item.Source.Row - row);
            row = item.Source.Row;
        }

        return writer.End();
    }

    /// <summary>Whether a page is of an earlier version, whose identities and order of events were others.</summary>
    public static bool IsOld(ReadOnlySpan<byte> page) => page is [FormatOfOldIdentities, ..];

    /// <summary>Decodes a page.</summary>
    /// <param name="page">The bytes.</param>
    /// <param name="userId">The user whose page it is.</param>
    /// <returns>The events; of a page for which <see cref="IsOld"/> is true they are in no order.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a page, or are in a format that this version does not know.</exception>
    public static List<Event> Decode(ReadOnlySpan<byte> page, string userId)
    {
        var reader = new PageReader(page);
        var format = reader.Byte();
        if (format is not (Format or FormatOfOldIdentities))
        {
            throw new InvalidDataException(
                $"The store holds a page of events in format {format}; this version reads format {Format}. Use the version that wrote it.");
        }

        var count = reader.Count();
        var events = new List<Event>(count);
        long milliseconds = 0;
        long row = 0;
        for (var i = 0; i < count; i++)
        {
            milliseconds += reader.Signed();
            var flags = reader.Byte();
            var isGiven = (flags & GivenIdFlag) != 0;
            var hash = isGiven && format == FormatOfOldIdentities ? default : reader.Hash();
            var given = isGiven ? reader.GivenId() : null;
            var name = reader.Text();
            var pageUrl = reader.Text();
            var referrer = reader.Text();
            var data = reader.Text();
            var userAgent = reader.Text();
            var file = PageReader.Row(reader.Signed());
            row += reader.Signed();
            var time = PageReader.Time(milliseconds);
            events.Add(new Event(
                format == Format
                    ? EventIdentity.FromHash(hash, given)
                    : EventIdentity.OfRow(userId, time, name, pageUrl, referrer, data, userAgent, given ?? HashText.Of(hash)),
                time,
                name,
                pageUrl,
                referrer,
                data,
                userAgent,
                new SourceRow(file, PageReader.Row(row)),
                (flags & DataDroppedFlag) != 0));
        }

        reader.End();
        return events;
    }
}
