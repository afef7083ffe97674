using System.Text;
using CsCheck;
using Puffy.Analytics.Intake;

namespace Puffy.Ingest.Tests;

public sealed class ExportPropertyTests
{
    private const string AllColumns = "user_id,timestamp,event_name,page_url,referrer,event_data,user_agent,event_id\n";

    private static readonly Gen<string> Text = Gen.OneOf(
            Gen.OneOf(",", "\"", "\"\"", "\n", "\r\n", "\r", " ", "x", "ä", "😀", "\t", "{}", "'").Array[0, 8].Select(string.Concat),
            Gen.Char['\u0001', '\uD7FF'].Array[0, 20].Select(letters => new string(letters)))
        .Select(text => text.Trim(' ', '\t', '\r', '\n'));

    private static readonly Gen<string[]> Fields = Gen.Select(Text, Text, Text, Text, Text, Text)
        .Select((user, name, page, referrer, agent, id) => new[] { "u" + user, "e" + name, page, referrer, agent, id });

    [Fact]
    public void Whatever_is_written_as_RFC_4180_has_it_is_read_back() =>
        Gen.Select(Fields.Array[1, 20], Gen.Bool, Gen.Bool).Sample((rows, always, windows) =>
        {
            var lineBreak = windows ? "\r\n" : "\n";
            var lines = rows.Select(row => string.Join(
                ',', new[] { row[0], "2025-01-01T00:00:00Z", row[1], row[2], row[3], "{\"k\":\"a,\"}", row[4], row[5] }.Select(field => Written(field, always)))).ToList();
            var read = Export.Read(AllColumns + string.Concat(lines.Select(line => line + lineBreak)));

            Assert.Empty(read.Refused);
            Assert.Equal(
                rows.Select(row => (row[0], row[1], row[2], row[3], row[4])),
                read.Accepted.Select(row => (row.UserId, row.Event.Name, row.Event.PageUrl, row.Event.Referrer, row.Event.UserAgent)));
            Assert.All(rows.Zip(read.Events), pair => Assert.True(pair.First[5] is "" or "-" or "0" || pair.Second.Id.Given == pair.First[5]));
            Assert.All(read.Events, item => Assert.Equal("{\"k\":\"a,\"}", item.Data));
            Assert.Equal(Enumerable.Range(1, rows.Length), read.Events.Select(item => item.Source.Row));
            Assert.Equal(lines, read.AcceptedTexts);
        }, iter: 300);

    [Fact]
    public void Whatever_follows_a_header_each_row_is_accepted_or_refused() =>
        Gen.OneOf(
                Gen.Byte.Array[0, 2_000],
                Gen.OneOf("u1", ",", "\"", "\n", "\r", "2025-01-01T00:00:00Z", "page_viewed", "checkout_completed", "{\"revenue\":1}", "\0", " ")
                    .Array[0, 200].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts))))
            .Sample(bytes =>
            {
                var read = Export.Read([.. Encoding.UTF8.GetBytes("user_id,timestamp,event_name,event_data\n"), .. bytes]);

                Assert.Equal(read.Rows, read.Accepted.Count + read.Refused.Count);
                Assert.Equal(
                    Enumerable.Range(1, read.Rows),
                    read.Events.Select(item => item.Source.Row).Concat(read.Refused.Select(row => row.Row)).Order());
                Assert.DoesNotContain(read.Refused, row => row.Raw.Contains('\0', StringComparison.Ordinal));
            }, iter: 500);

    [Fact]
    public void Where_the_batches_end_makes_no_difference()
    {
        // 40,000 rows are more than two batches hold, and every seventh is refused.
        static string Numbered(int row) => row % 7 == 0 ? $"u{row},never,page_viewed,/\n" : Export.Row($"\"/{row}\"", $"u{row}");
        var read = Export.Read(Export.Header + string.Concat(Enumerable.Range(1, 40_000).Select(Numbered)));

        Assert.True(read.RowsOfBatches.Count > 2);
        Assert.Equal(Enumerable.Range(1, 40_000).Where(row => row % 7 != 0).Select(row => (row, $"u{row}", $"/{row}")),
            read.Accepted.Select(row => (row.Event.Source.Row, row.UserId, row.Event.PageUrl)));
        Assert.Equal(Enumerable.Range(1, 40_000).Where(row => row % 7 == 0).Select(row => (row, $"u{row},never,page_viewed,/", RefusalReason.InvalidTimestamp)),
            read.Refused.Select(row => (row.Row, row.Raw, row.Refusal.Reason)));
        Assert.Equal(read.Accepted.Select(row => Numbered(row.Event.Source.Row).TrimEnd('\n')), read.AcceptedTexts);
    }

    private static string Written(string field, bool always) =>
        always || field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
