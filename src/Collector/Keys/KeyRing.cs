using System.Collections.Frozen;
using System.Collections.Immutable;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Keys;

/// <summary>
/// The valid keys, as this process knows them: those of the store, read again every few seconds, and those that were given for this run.
/// While the store is away the keys last read stay valid.
/// </summary>
/// <param name="grains">Where the store's keys are found.</param>
/// <param name="time">The clock.</param>
public sealed class KeyRing(IGrainFactory grains, TimeProvider time) : IDisposable
{
    /// <summary>A key that was made or revoked counts after this time at the latest.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>A key that is not known is looked for in the store at most so often.</summary>
    private static readonly TimeSpan Search = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _reading = new(1);
    private ImmutableArray<ApiKey> _given = [];
    private FrozenDictionary<string, ApiKey>? _byHash;
    private long _readAt;

    /// <summary>Adds a key for this run.</summary>
    public void Use(ApiKey key) => ImmutableInterlocked.Update(ref _given, given => given.Add(key));

    /// <summary>Finds a key.</summary>
    /// <param name="text">The key as it was sent.</param>
    /// <param name="kind">What it has to open.</param>
    /// <returns>The key; null where no valid key is so.</returns>
    public async ValueTask<ApiKey?> FindAsync(string text, KeyKind kind)
    {
        var hash = ApiKey.HashOf(text);
        if (_given.FirstOrDefault(key => key.Hash == hash && key.Kind == kind) is { } given)
        {
            return given;
        }

        var known = Valid(await KeysAsync(Renewal), hash, kind);
        return known ?? Valid(await KeysAsync(Search), hash, kind);
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private static ApiKey? Valid(FrozenDictionary<string, ApiKey> keys, string hash, KeyKind kind) =>
        keys.GetValueOrDefault(hash) is { } key && key.Kind == kind ? key : null;

    private async ValueTask<FrozenDictionary<string, ApiKey>> KeysAsync(TimeSpan age)
    {
        if (_byHash is { } known && time.GetElapsedTime(Volatile.Read(ref _readAt)) < age)
        {
            return known;
        }

        await _reading.WaitAsync();
        try
        {
            if (_byHash is { } read && time.GetElapsedTime(_readAt) < age)
            {
                return read;
            }

            var keys = await grains.GetGrain<IKeysGrain>(0).ReadAsync();
            _byHash = keys.Where(key => key.IsValid).ToFrozenDictionary(key => key.Hash, StringComparer.Ordinal);
        }
        catch (Exception) when (_byHash is not null)
        {
            // The store is away, and says so wherever an event is written.
        }
        finally
        {
            Volatile.Write(ref _readAt, time.GetTimestamp());
            _reading.Release();
        }

        return _byHash!;
    }
}
