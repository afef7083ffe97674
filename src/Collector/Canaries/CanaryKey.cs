using Puffy.Grains.Keys;

namespace Puffy.Collector.Canaries;

/// <summary>The key under which this process sends its canary. It is made for this run, and no other process knows it.</summary>
internal sealed class CanaryKey
{
    /// <summary>The key.</summary>
    public ApiKey Key { get; } = ApiKey.Of("canary", KeyKind.Write, ApiKey.NewText(KeyKind.Write));

    /// <summary>Whether a request under a key is the canary. A key that a shop calls canary is another one.</summary>
    public bool Is(ApiKey key) => ReferenceEquals(key, Key);
}
