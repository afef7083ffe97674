using CsCheck;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.EventLogs;

public sealed class EventPageCodecTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf("", "page_viewed", "checkout_completed", "Bräunlich 🛏 枕", "\0", "\uFEFF", "\n"),
        Gen.OneOf(Gen.Char['\0', '\uD7FF'], Gen.Char['\uE000', '\uFFFF']).Array[0, 12].Select(letters => new string(letters)));

    private static readonly Gen<EventIdentity> Ids = Gen.OneOf(
        Gen.Select(Gen.ULong, Gen.ULong).Select((upper, lower) => EventIdentity.FromHash(new UInt128(upper, lower))),
        Text.Where(text => text.Length > 0).Select(EventIdentity.FromInput));

    private static readonly Gen<DateTime> Times = Gen.Long[0, DateTime.MaxValue.Ticks / TimeSpan.TicksPerMillisecond]
        .Select(milliseconds => new DateTime(milliseconds * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc));

    private static readonly Gen<Event> AnyEvent =
        Gen.Select(Ids, Times, Text.Array[5], Gen.Int, Gen.Int, Gen.Bool).Select((id, time, texts, file, row, dropped) => new Event(
            id, time, texts[0], texts[1], texts[2], texts[3], texts[4], new SourceRow(file, row), dropped));

    private static readonly Event[] Page =
    [
        .. new Visitor().Views("03-01 12:00", "/pillow?utm_medium=email", "https://mail.example/").Views("03-01 12:01", "/pillow", agent: Visitor.Phone)
            .Does("email_filled_on_popup", "03-01 12:02", data: """{"user_email":"a@b.example"}""", eventId: "evt-1").Buys("03-01 12:03", "10.00", "T1").Events,
    ];

    [Fact]
    public void A_page_is_read_as_it_was_written() => AnyEvent.Array[0, 20].Sample(
        events => Assert.Equal(events, EventPageCodec.Decode(EventPageCodec.Encode(events))), iter: 2_000);

    [Fact]
    public void A_page_is_the_same_bytes_whatever_was_written_before_it()
    {
        var first = EventPageCodec.Encode(Page);
        Event[] manyTexts = [.. Enumerable.Range(0, 100).Select(i => Page[0] with { PageUrl = $"/pillow/{i}" })];
        Event[] longText = [Page[0] with { Data = new string('x', 200_000) }];

        foreach (var before in new[] { Page, manyTexts, longText })
        {
            Assert.Equal(before, EventPageCodec.Decode(EventPageCodec.Encode(before)));
            Assert.Equal(first, EventPageCodec.Encode(Page));
        }
    }

    [Fact]
    public void Times_are_read_as_UTC() =>
        Assert.All(EventPageCodec.Decode(EventPageCodec.Encode(Page)), item => Assert.Equal(DateTimeKind.Utc, item.Timestamp.Kind));

    [Fact]
    public void A_text_that_repeats_is_written_once()
    {
        var repeated = Enumerable.Range(0, 100).Select(i => Page[0] with { Id = EventIdentity.FromHash((UInt128)i) }).ToArray();
        var alone = EventPageCodec.Encode(Page[..1]).Length;

        // 16 bytes of identity, and one each for time, flags, five texts, file and row.
        Assert.Equal(alone + (99 * 25), EventPageCodec.Encode(repeated).Length);
    }

    [Fact]
    public void A_page_of_a_later_format_is_refused_with_the_way_out()
    {
        var bytes = EventPageCodec.Encode(Page);
        bytes[0] = 2;
        var refused = Assert.Throws<InvalidDataException>(() => EventPageCodec.Decode(bytes));
        Assert.Equal("The store holds a page of events in format 2; this version reads format 1. Use the version that wrote it.", refused.Message);
    }

    [Fact]
    public void A_page_that_ends_too_early_is_refused_wherever_it_ends()
    {
        var bytes = EventPageCodec.Encode(Page);
        for (var length = 0; length < bytes.Length; length++)
        {
            AssertRefused(bytes[..length]);
        }
    }

    [Theory]
    [InlineData("01 00 00", "goes on after its last event")]
    [InlineData("01 FF FF FF FF 7F", "promises more than it holds")]
    [InlineData("01 FF FF FF FF FF FF FF FF FF FF FF", "a number without an end")]
    [InlineData("01 01 01 02 00 01 41 01 01 01 01 01 00 00", "a time that no calendar has")]
    [InlineData("01 01 00 02 01", "an empty event id")]
    [InlineData("01 01 00 02 00 02 C3 28", "bytes that are no text")]
    [InlineData("01 01 00 02 7F", "a text that it does not hold")]
    [InlineData("01 01 00 02 00 01 41 01 01 01 01 01 80 80 80 80 20 00", "a row number that no file has")]
    public void Damage_is_named(string hex, string what)
    {
        // Zeros after it, so that what is refused is the damage and not the end.
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal) + "00000000000000000000000000000000");
        var refused = Assert.Throws<InvalidDataException>(() => EventPageCodec.Decode(bytes));
        Assert.Contains(what, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("the store is damaged.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_bytes_are_read_or_refused_and_nothing_else()
    {
        var sound = EventPageCodec.Encode(Page);
        var damage = Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte).Array[1, 4].Select(changes =>
        {
            var bytes = sound.ToArray();
            Array.ForEach(changes, change => bytes[change.Item1] = change.Item2);
            return bytes;
        });
        var noise = Gen.Byte.Array[0, 60].Select(bytes => (byte[])[1, .. bytes]);
        Gen.OneOf(damage, noise).Sample(
            bytes =>
            {
                if (Record.Exception(() => EventPageCodec.Decode(bytes)) is { } exception)
                {
                    Assert.IsType<InvalidDataException>(exception);
                }
            },
            iter: 50_000);
    }

    private static void AssertRefused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => EventPageCodec.Decode(bytes));
}
