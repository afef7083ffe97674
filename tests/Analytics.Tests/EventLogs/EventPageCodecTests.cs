using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.EventLogs;

public sealed class EventPageCodecTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf("", "page_viewed", "checkout_completed", "Bräunlich 🛏 枕", "\0", "\uFEFF", "\n"),
        Gen.OneOf(Gen.Char['\0', '\uD7FF'], Gen.Char['\uE000', '\uFFFF']).Array[0, 12].Select(letters => new string(letters)));

    private static readonly Gen<EventIdentity> Ids = Gen.Select(Gen.ULong, Gen.ULong, Texts)
        .Select((upper, lower, given) => EventIdentity.FromHash(new UInt128(upper, lower), given.Length == 0 ? null : given));

    private static readonly Gen<DateTime> Times = Gen.Long[0, DateTime.MaxValue.Ticks / TimeSpan.TicksPerMillisecond]
        .Select(milliseconds => new DateTime(milliseconds * TimeSpan.TicksPerMillisecond, DateTimeKind.Utc));

    private static readonly Gen<Event> AnyEvent =
        Gen.Select(Ids, Times, Texts.Array[5], Gen.Int, Gen.Int, Gen.Bool).Select((id, time, texts, file, row, dropped) => new Event(
            id, time, texts[0], texts[1], texts[2], texts[3], texts[4], new SourceRow(file, row), dropped));

    private static readonly Event[] Page =
    [
        .. new Visitor().Views("03-01 12:00", "/pillow?utm_medium=email", "https://mail.example/").Views("03-01 12:01", "/pillow", agent: Visitor.Phone)
            .Does("email_filled_on_popup", "03-01 12:02", data: """{"user_email":"a@b.example"}""", eventId: "evt-1").Buys("03-01 12:03", "10.00", "T1").Events,
    ];

    [Fact]
    public void A_page_is_read_as_it_was_written() => AnyEvent.Array[0, 20].Sample(
        events =>
        {
            var read = Decode(EventPageCodec.Encode(events));
            Assert.Equal(events, read);
            Assert.Equal(events.Select(item => item.Id.Given), read.Select(item => item.Id.Given));
        },
        iter: 2_000);

    /// <summary>Pages as the first version wrote them: a text as the input's id, or else a hash.</summary>
    [Fact]
    public void A_page_of_the_first_version_is_read_with_the_identities_of_today()
    {
        var view = new Visitor().Does("page_viewed", "03-01 12:00", "", eventId: "A").Views("03-01 12:00", "").Events;
        var hash = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(hash, view[1].Id.Hash);

        // Page: format, number of events. Event: time, flags, id or hash, name, url, referrer, data, agent, file, row.
        byte[] page =
        [
            1, 2,
            .. Number(view[0].Timestamp.Ticks / TimeSpan.TicksPerMillisecond * 2), 2, .. Text("A"), 2, .. Text(view[0].PageUrl), 1, 1, .. Text(view[0].UserAgent), 2, 2,
            0, 0, .. hash, 2, 8, 1, 1, 9, 2, 2,
        ];

        Assert.True(EventPageCodec.IsOld(page));
        var read = Decode(page);
        Assert.Equal(view.Select(item => (item.Id, item.Id.Given)), read.Select(item => (item.Id, item.Id.Given)));
        Assert.False(EventPageCodec.IsOld(EventPageCodec.Encode(read)));

        static byte[] Text(string text) => [0, .. Number(text.Length), .. Encoding.UTF8.GetBytes(text)];

        static byte[] Number(long value) => value < 0x80 ? [(byte)value] : [(byte)(value | 0x80), .. Number(value >> 7)];
    }

    [Fact]
    public void A_page_is_the_same_bytes_whatever_was_written_before_it()
    {
        var first = EventPageCodec.Encode(Page);
        Event[] manyTexts = [.. Enumerable.Range(0, 100).Select(i => Page[0] with { PageUrl = $"/pillow/{i}" })];
        Event[] longText = [Page[0] with { Data = new string('x', 200_000) }];

        foreach (var before in new[] { Page, manyTexts, longText })
        {
            Assert.Equal(before, Decode(EventPageCodec.Encode(before)));
            Assert.Equal(first, EventPageCodec.Encode(Page));
        }
    }

    [Fact]
    public void Times_are_read_as_UTC() =>
        Assert.All(Decode(EventPageCodec.Encode(Page)), item => Assert.Equal(DateTimeKind.Utc, item.Timestamp.Kind));

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
        bytes[0] = 3;
        var refused = Assert.Throws<InvalidDataException>(() => Decode(bytes));
        Assert.Equal("The store holds a page of events in format 3; this version reads format 2. Use the version that wrote it.", refused.Message);
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
    [InlineData("02 00 00", "continues after its last event")]
    [InlineData("02 FF FF FF FF 7F", "is shorter than its own count")]
    [InlineData("02 FF FF FF FF FF FF FF FF FF FF FF", "a number without an end")]
    [InlineData("02 01 01 02 # 00 01 41 01 01 01 01 01 00 00", "an invalid time")]
    [InlineData("02 01 00 02 # 01", "an empty event id")]
    [InlineData("02 01 00 02 # 00 02 C3 28", "bytes that are not text")]
    [InlineData("02 01 00 02 # 7F", "a text that it does not hold")]
    [InlineData("02 01 00 02 # 00 01 41 01 01 01 01 01 80 80 80 80 20 00", "an invalid row number")]
    public void Damage_is_named(string hex, string what)
    {
        // # stands for an identity. Zeros after it, so that what is refused is the damage and not the end.
        var bytes = Convert.FromHexString(hex.Replace("#", new string('7', 32), StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) + "00000000000000000000000000000000");
        var refused = Assert.Throws<InvalidDataException>(() => Decode(bytes));
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
        var noise = Gen.Byte.Array[0, 60].Select(bytes => (byte[])[2, .. bytes]);
        Gen.OneOf(damage, noise).Sample(
            bytes =>
            {
                if (Record.Exception(() => Decode(bytes)) is { } exception)
                {
                    Assert.IsType<InvalidDataException>(exception);
                }
            },
            iter: 50_000);
    }

    private static List<Event> Decode(byte[] page) => EventPageCodec.Decode(page, "ada");

    private static void AssertRefused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => Decode(bytes));
}
