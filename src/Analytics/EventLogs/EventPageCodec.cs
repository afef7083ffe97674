using Puffy.Analytics.Events;

namespace Puffy.Analytics.EventLogs;

/// <summary>
/// The stored form of a page: a format number, the number of events, then the events. Times and rows are differences to
/// the event before; a text is written once and referred to afterwards, since a user's pages and user agents repeat.
/// </summary>
public static class EventPageCodec
{
    private const byte Format = 1;
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
            if (item.Id.Given is { } given)
            {
                writer.Text(given);
            }
            else
            {
                writer.Hash(item.Id.Hash);
            }

            writer.Text(item.Name);
            writer.Text(item.PageUrl);
            writer.Text(item.Referrer);
            writer.Text(item.Data);
            writer.Text(item.UserAgent);
            writer.Signed(item.Source.FileId);
            writer.Signed(item.Source.Row - row);
            row = item.Source.Row;
        }

        return writer.End();
    }

    /// <summary>Decodes a page.</summary>
    /// <exception cref="InvalidDataException">The bytes are no page, or one of a format that this version does not know.</exception>
    public static List<Event> Decode(ReadOnlySpan<byte> page)
    {
        var reader = new PageReader(page);
        var format = reader.Byte();
        if (format != Format)
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
            var id = (flags & GivenIdFlag) == 0 ? EventIdentity.FromHash(reader.Hash()) : reader.GivenId();
            var name = reader.Text();
            var pageUrl = reader.Text();
            var referrer = reader.Text();
            var data = reader.Text();
            var userAgent = reader.Text();
            var file = PageReader.Row(reader.Signed());
            row += reader.Signed();
            events.Add(new Event(
                id,
                PageReader.Time(milliseconds),
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
