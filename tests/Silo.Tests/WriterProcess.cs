using System.Diagnostics;
using Puffy.Grains.Storage;
using Puffy.Silo.Sqlite;
using static Puffy.Silo.Tests.Journeys;

namespace Puffy.Silo.Tests;

/// <summary>A process of its own that writes to a store, and says on its standard output what was acknowledged, until it is killed.</summary>
internal static class WriterProcess
{
    public const string Verb = "write-until-killed";

    public static Process Start(string store) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Verb, store]) { RedirectStandardOutput = true })!;

    /// <summary>Writers of a user each, version by version; both pages of a version hold its number.</summary>
    public static async Task<int> Run(string path)
    {
        using var store = SqliteStore.Open(new StoreOptions(path) { Shards = 4 });
        await Task.WhenAll(Enumerable.Range(0, 40).Select(async user =>
        {
            for (var version = 0L; ; version++)
            {
                await store.Journeys.WriteAsync(user % 4, [new JourneyWrite($"user {user}", version, [Page(0, $"{version + 1}"), Page(1, $"{version + 1}")])]);
                Console.WriteLine($"{user} {version + 1}");
            }
        }));
        return 0;
    }
}
