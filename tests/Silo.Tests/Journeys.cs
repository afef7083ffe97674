using System.Text;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Tests;

/// <summary>Shorthand for what the tests write and read.</summary>
internal static class Journeys
{
    public static StoredPage Page(int page, string text) => new(page, Encoding.UTF8.GetBytes(text));

    public static JourneyWrite First(string userId, string text = "events") => new(userId, 0, [Page(0, text)]);

    public static JourneyWrite Next(string userId, long expectedVersion, params StoredPage[] pages) => new(userId, expectedVersion, [.. pages]);

    public static string Text(this StoredPage page) => Encoding.UTF8.GetString(page.Payload);

    /// <summary>The journey as one line, such as <c>ann v2: 0=seen 1=bought</c>.</summary>
    public static string Line(this StoredJourney journey) =>
        $"{journey.UserId} v{journey.Version}: {string.Join(' ', journey.Pages.Select(page => $"{page.Page}={page.Text()}"))}";

    public static async Task<string?> ReadLine(this IJourneyStore store, int shard, string userId) =>
        (await store.ReadAsync(shard, [userId])).SingleOrDefault()?.Line();

    public static async Task<List<string>> Lines(this ShardScan scan)
    {
        var lines = new List<string>();
        await foreach (var batch in scan.Batches)
        {
            lines.AddRange(batch.Select(Line));
        }

        return lines;
    }
}
