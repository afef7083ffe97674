using System.Text;
using CsCheck;
using Puffy.Analytics.Intake;

namespace Puffy.Ingest.Tests;

public sealed class EncodingTests
{
    /// <summary>The letter ü in Windows-1252.</summary>
    private const byte SmallUUmlaut = 0xFC;

    [Fact]
    public void A_file_without_UTF8_is_read_as_Windows_1252_and_says_so()
    {
        var read = Export.Read([.. Ascii(Export.Header + Export.Row("/plain")), .. Row(SmallUUmlaut), .. Row(0x80), .. Row(0x9F), .. Row(0xFF)]);

        Assert.Equal(["/plain", "/ü", "/€", "/Ÿ", "/ÿ"], read.Pages);
        Assert.Equal([1, 2, 3, 4, 5], read.Events.Select(item => item.Source.Row));
        Assert.Equal(FindingKinds.EncodingAssumed, Assert.Single(read.FileFindings).Kind);
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x8D)]
    [InlineData(0x8F)]
    [InlineData(0x90)]
    [InlineData(0x9D)]
    public void A_row_with_a_byte_that_Windows_1252_does_not_define_is_malformed(byte undefined)
    {
        var read = Export.Read([.. Ascii(Export.Header), .. Row(SmallUUmlaut), .. Row(undefined), .. Ascii(Export.Row("/next"))]);

        Assert.Equal(["/ü", "/next"], read.Pages);
        var refused = Assert.Single(read.Refused);
        Assert.Equal((2, RefusalReason.MalformedRow), (refused.Row, refused.Refusal.Reason));
        Assert.StartsWith("the row has bytes that are not Windows-1252", refused.Refusal.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_a_letter_before_or_after_is_UTF8_a_row_with_other_bytes_is_malformed(bool before)
    {
        var letter = Encoding.UTF8.GetBytes(Export.Row("/ü"));
        byte[] rows = before ? [.. letter, .. Row(SmallUUmlaut)] : [.. Row(SmallUUmlaut), .. letter];
        var read = Export.Read([.. Ascii(Export.Header), .. rows, .. Ascii(Export.Row("/next"))]);

        Assert.Equal(["/ü", "/next"], read.Pages);
        var refused = Assert.Single(read.Refused);
        Assert.StartsWith("the row has bytes that are not UTF-8", refused.Refusal.Detail, StringComparison.Ordinal);
        Assert.Equal("u1,2025-01-01T00:00:00Z,page_viewed,/\uFFFD", refused.Raw);
        Assert.Empty(read.FileFindings);
    }

    [Fact]
    public void A_byte_order_mark_says_that_a_file_is_UTF8()
    {
        var read = Export.Read([0xEF, 0xBB, 0xBF, .. Ascii(Export.Header), .. Row(SmallUUmlaut)]);

        Assert.Single(read.Refused);
        Assert.Empty(read.FileFindings);
    }

    [Fact]
    public void The_decision_is_the_same_wherever_the_letters_stand_and_however_the_file_is_packed()
    {
        // More than one buffer lies between the first byte that is not UTF-8 and the one letter that is.
        var many = Ascii(string.Concat(Enumerable.Repeat(Export.Row("/plain"), 20_000)));
        byte[] western = [.. Ascii(Export.Header), .. many, .. Row(SmallUUmlaut), .. many];
        byte[] mixed = [.. western, .. Encoding.UTF8.GetBytes(Export.Row("/é"))];

        Assert.Equal(40_001, Export.Read(western).Accepted.Count);
        Assert.Equal(Export.Read(western).Accepted, Export.Read(Export.Compressed(western)).Accepted);
        Assert.Equal([20_001], Export.Read(mixed).Refused.Select(row => row.Row));
        Assert.Equal([20_001], Export.Read(Export.Compressed(mixed)).Refused.Select(row => row.Row));
    }

    [Fact]
    public void A_header_in_Windows_1252_is_read_too()
    {
        var read = Export.Read([.. Ascii("client_id,timestamp,event_name,page_url,gr"), SmallUUmlaut, .. Ascii("n\nu1,2025-01-01T00:00:00Z,page_viewed,/a,1\n")]);

        Assert.Equal(["/a"], read.Pages);
        Assert.Equal(["grün"], read.Header.Unknown);
        Assert.Contains(read.Findings, finding => finding.Kind == FindingKinds.EncodingAssumed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF16_with_a_byte_order_mark_reads_as_the_text_that_it_is(bool bigEndian)
    {
        var text = Export.Header + Export.Row("/ü") + Export.Row("\"/😀,\n\"") + "too,few\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => Export.Row($"/äß{i}€")));
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

        var (plain, wide) = (Export.Read(text), Export.Read(bytes));
        Assert.Equal(plain.Accepted, wide.Accepted);
        Assert.Equal(plain.Refused, wide.Refused);
        Assert.Equal(plain.Accepted, Export.Read(Export.Compressed(bytes)).Accepted);
        Assert.Empty(wide.FileFindings);
    }

    [Fact]
    public void A_row_with_half_of_a_pair_of_UTF16_is_malformed()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Export.Header + "u1,2025-01-01T00:00:00Z,page_viewed,/"), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("\n" + Export.Row("/next"))];
        var read = Export.Read(bytes);

        Assert.Equal(["/next"], read.Pages);
        Assert.StartsWith("the row has bytes that are not UTF-16", Assert.Single(read.Refused).Refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_is_left_over_at_the_end_of_UTF16_is_not_lost_in_silence() =>
        Assert.Equal(
            RefusalReason.MalformedRow,
            Assert.Single(Export.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Export.Header + Export.Row("/a").TrimEnd()), 0x41]).Refused).Refusal.Reason);

    [Fact]
    public void No_two_users_become_one() =>
        Gen.OneOf(Gen.Byte[0x20, 0x7E].Where(letter => letter is not ((byte)'"' or (byte)',')), Gen.Byte[0x80, 0xFF]).Array[1, 6].Array[2, 12].Sample(users =>
        {
            byte[] bytes = [.. Ascii(Export.Header), .. users.SelectMany(user => (byte[])[(byte)'u', .. user, .. Ascii(",2025-01-01T00:00:00Z,page_viewed,/\n")])];
            var read = Export.Read(bytes);
            var told = read.Accepted.Select(row => row.UserId).Distinct().Count();
            var accepted = read.Accepted.Select(row => Convert.ToHexString(users[row.Event.Source.Row - 1].AsSpan().TrimEnd((byte)0x20))).Distinct().Count();

            Assert.Equal(users.Length, read.Rows);
            Assert.Equal(accepted, told);
        }, iter: 500);

    [Fact]
    public void The_same_rows_are_the_same_events_in_whatever_encoding_and_packing() =>
        Gen.Select(Gen.Char['\u00C0', '\u00FF'].Array[1, 8].Select(letters => new string(letters)).Array[1, 30], Gen.OneOf(",", ";", "\t", "|"), Gen.OneOf("\n", "\r\n", "\r"))
            .Sample((names, separator, lineBreak) =>
            {
                var text = (Export.Header + string.Concat(names.Select(name => Export.Row($"/{name}", $"u-{name}"))))
                    .Replace(",", separator, StringComparison.Ordinal).Replace("\n", lineBreak, StringComparison.Ordinal);
                var expected = Export.Read(text).Accepted;

                Assert.Equal(names.Length, expected.Count);
                Assert.Equal(expected, Export.Read(Encoding.Latin1.GetBytes(text)).Accepted);
                Assert.Equal(expected, Export.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]).Accepted);
                Assert.Equal(expected, Export.Read(Export.Compressed(Encoding.Latin1.GetBytes(text))).Accepted);
            }, iter: 200);

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Row(byte letter) => [.. Ascii("u1,2025-01-01T00:00:00Z,page_viewed,/"), letter, (byte)'\n'];
}
