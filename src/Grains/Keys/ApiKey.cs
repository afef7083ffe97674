using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Puffy.Grains.Keys;

/// <summary>A key as the store keeps it, with what is allowed and configured for its sender.</summary>
[GenerateSerializer, Immutable, Alias("puffy.ApiKey")]
public sealed record ApiKey
{
    /// <summary>Events a second that a key may send, unless it says otherwise.</summary>
    public const int DefaultRate = 10_000;

    /// <summary>The name, unique in the store. Sources, metrics and logs have it instead of the key.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>What the key opens.</summary>
    [Id(1)]
    public required KeyKind Kind { get; init; }

    /// <summary>SHA-256 of the key's UTF-8 text, as 64 lower-case hex digits.</summary>
    [Id(2)]
    public required string Hash { get; init; }

    /// <summary>The key itself, for a write key, which every visitor of the shop can read anyway; empty for the others.</summary>
    [Id(3)]
    public string Text { get; init; } = string.Empty;

    /// <summary>The origins whose pages may send with it, such as <c>https://shop.example</c>; none for all.</summary>
    [Id(4)]
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>The ISO 4217 code of orders that do not name their own; empty for none.</summary>
    [Id(5)]
    public string Currency { get; init; } = string.Empty;

    /// <summary>Which amount of an order is its revenue.</summary>
    [Id(6)]
    public RevenueField Revenue { get; init; }

    /// <summary>What becomes of events of visitors who object.</summary>
    [Id(7)]
    public ConsentPolicy Consent { get; init; }

    /// <summary>Events a second that it may send; a burst of ten seconds is allowed.</summary>
    [Id(8)]
    public int Rate { get; init; } = DefaultRate;

    /// <summary>When it was made, UTC.</summary>
    [Id(9)]
    public DateTime CreatedAt { get; init; }

    /// <summary>When it was revoked, UTC; null while it is valid.</summary>
    [Id(10)]
    public DateTime? RevokedAt { get; init; }

    /// <summary>Whether the key is valid.</summary>
    public bool IsValid => RevokedAt is null;

    /// <summary>A key of a text.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it opens.</param>
    /// <param name="text">The key.</param>
    public static ApiKey Of(string name, KeyKind kind, string text) => new()
    {
        Name = name,
        Kind = kind,
        Hash = HashOf(text),
        Text = kind == KeyKind.Write ? text : string.Empty,
    };

    /// <summary>The hash under which a key is kept: SHA-256 of its UTF-8 text, as lower-case hex digits.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A new key that nobody can guess: the kind's letter and 144 random bits, of letters that an address can hold.</summary>
    public static string NewText(KeyKind kind) =>
        $"p{kind.ToString()[..1].ToLowerInvariant()}_{System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(18))}";
}
