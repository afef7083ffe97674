using CsCheck;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;

namespace Puffy.Delivery.Tests;

/// <summary>Rows as a reader gives them.</summary>
internal static class Rows
{
    public const int Source = 7;

    /// <summary>Rows of few users, numbered from 1: short ids, ids that are alike up to their ninth byte, ids of other scripts.</summary>
    public static readonly Gen<List<AcceptedRow>> Random =
        Gen.Select(
                Gen.OneOf("u", "u1", "user-0001", "user-0002", "user-00021", "ü", "😀", "Ａ", "z"),
                Gen.DateTime[new DateTime(2025, 1, 1), new DateTime(2025, 12, 31)],
                Gen.OneOf(EventNames.PageViewed, EventNames.CheckoutCompleted, "own_name"),
                Gen.String[0, 12].Select(text => new string([.. text.Where(letter => !char.IsSurrogate(letter))])),
                Gen.OneOf("", "https://search.example/", "https://näher.example/"),
                Gen.OneOf("", "{\"revenue\":12.5}"),
                Gen.ULong,
                Gen.Bool)
            .Select((user, time, name, page, referrer, data, hash, flag) => new AcceptedRow(
                user,
                new Event(
                    EventIdentity.FromHash(new UInt128(hash, ~hash), flag ? $"id-{hash}" : null),
                    new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc),
                    name,
                    page,
                    referrer,
                    data,
                    flag ? "agent" : string.Empty,
                    default,
                    DataDropped: flag && hash % 2 == 0)))
            .List[0, 60]
            .Select(rows => rows.Select((row, at) => row with { Event = row.Event with { Source = new SourceRow(Source, at + 1) } }).ToList());

    /// <summary>Where the text of a row stands, made up of its number.</summary>
    public static TextPlace PlaceOf(AcceptedRow row) => new(row.Event.Source.Row * 10_000_000_000L, row.Event.Source.Row);

    public static DividedRows Divided(IEnumerable<AcceptedRow> rows, int shards)
    {
        var divided = new DividedRows(Source, shards);
        foreach (var row in rows)
        {
            divided.Add(row, PlaceOf(row));
        }

        return divided;
    }
}
