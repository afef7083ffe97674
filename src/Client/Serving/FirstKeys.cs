using Puffy.Client.Stores;
using Puffy.Grains.Keys;

namespace Puffy.Client.Serving;

/// <summary>The keys that a server shows when it starts.</summary>
/// <param name="Write">The write key for the shop; null where only its hash is known.</param>
/// <param name="Read">The read key, where it was made just now or given for this run; else null, as the store keeps its hash alone.</param>
internal sealed record FirstKeys(string? Write, string? Read)
{
    /// <summary>
    /// Finds the keys. A store without any gets its first two; for a run with a read key of its own, a write key alone, without which
    /// nobody could send.
    /// </summary>
    public static async Task<FirstKeys> PrepareAsync(OpenStore store, ServeOptions options)
    {
        var grain = store.Grains.GetGrain<IKeysGrain>(0);
        var known = await grain.ReadAsync();
        if (!known.IsEmpty || options.WriteKey is not null)
        {
            return new FirstKeys(options.WriteKey ?? known.FirstOrDefault(key => key is { Kind: KeyKind.Write, IsValid: true })?.Text, options.ReadKey);
        }

        var write = await MakeAsync("web", KeyKind.Write);
        return new FirstKeys(write, options.ReadKey ?? await MakeAsync("page", KeyKind.Read));

        async Task<string> MakeAsync(string name, KeyKind kind)
        {
            var text = ApiKey.NewText(kind);
            await grain.AddAsync(ApiKey.Of(name, kind, text));
            return text;
        }
    }
}
