using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Puffy.Collector.Bodies;

namespace Puffy.Collector.Tests;

/// <summary>Whatever a body holds, it is read or refused in words: no other exception, which would be an answer 500.</summary>
public sealed class FuzzTests
{
    private static readonly (string Path, byte[] Body)[] Recorded = [.. Directory.EnumerateFiles(Capture.Folder, "*.json", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".raw.json", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
        .SelectMany(file => file["exchanges"]?.AsArray().Select(exchange => exchange!["request"]!) ?? [])
        .Where(request => (string)request["method"]! == "POST" && request["body"] is not null)
        .Select(request => ((string)request["path"]!, Encoding.UTF8.GetBytes(request["body"]!.ToString())))];

    private static readonly byte[] Marks = "{}[]\",:\\0e"u8.ToArray();

    private static readonly Gen<(string Path, byte[] Body)> Damaged =
        from at in Gen.Int[0, Recorded.Length - 1]
        from edits in Gen.Select(Gen.Int[0, 1 << 20], Gen.Bool.SelectMany(mark => mark ? Gen.Int[0, Marks.Length - 1].Select(at => Marks[at]) : Gen.Byte)).Array[0, 6]
        from cut in Gen.Int[0, 40]
        select (Recorded[at].Path, Edit(Recorded[at].Body, edits, cut));

    [Fact]
    public void A_damaged_body_is_read_or_refused_in_words() => Damaged.Sample(
        request => Read(request.Path, request.Body), iter: 3000);

    [Fact]
    public void Random_bytes_are_read_or_refused_in_words() => Gen.Byte.Array[0, 200].Sample(
        body =>
        {
            foreach (var path in new[] { "/v1/batch", "/v1/track", "/e/", "/v1/shopify", "/v1/events" })
            {
                Read(path, body);
                Read(path, [0x1F, 0x8B, .. body]);
            }
        },
        iter: 1000);

    [Fact]
    public void Random_rows_of_text_are_read_or_refused_in_words() => Gen.String.Sample(
        text =>
        {
            Read("/v1/events", Encoding.UTF8.GetBytes(text), "text/csv");
            Read("/v1/events", Encoding.UTF8.GetBytes("user_id,timestamp,event_name\n" + text), "text/csv");
            Read("/v1/events", Encoding.UTF8.GetBytes(text), "application/x-ndjson");
        },
        iter: 1000);

    private static void Read(string path, byte[] body, string type = "application/json")
    {
        try
        {
            var post = Capture.Send(path, body, type);
            Assert.True(post.Rows <= post.Entries);
        }
        catch (RefusedRequestException refused)
        {
            Assert.Contains(refused.Status, new[] { 400, 413 });
        }
    }

    private static byte[] Edit(byte[] body, (int Place, byte By)[] edits, int cut)
    {
        var edited = body.ToArray();
        foreach (var (place, by) in edits)
        {
            edited[place % edited.Length] = by;
        }

        return cut > 35 ? edited[..(edited.Length * (cut - 35) / 6)] : edited;
    }
}
