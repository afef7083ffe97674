using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Puffy.Analytics.Users;

/// <summary>
/// Hashes e-mail addresses. Without a secret the hash of an address is the SHA-256 of the trimmed lower-case address, on which other
/// tools match, and which anyone can guess who has a list of addresses. With a secret it is the HMAC-SHA-256 of that SHA-256's 64
/// lower-case hex digits: an address and its SHA-256 from a shop's export still are one, and nobody without the secret can guess.
/// Safe for concurrent use.
/// </summary>
public sealed partial class EmailHashing
{
    /// <summary>Secrets of fewer characters are refused: they could be guessed.</summary>
    public const int ShortestSecret = 16;

    /// <summary>An e-mail address in a text.</summary>
    internal const string AddressPattern = @"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+";

    /// <summary>Stands before a hash in stored text, so that it is not hashed a second time.</summary>
    private const string KeyedMark = "hmac-sha256:";

    private const int HexLength = 64;
    private const int FingerprintLength = 16;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly byte[]? _secret;

    private EmailHashing(byte[]? secret)
    {
        _secret = secret;
        Fingerprint = secret is null ? string.Empty : Convert.ToHexStringLower(HMACSHA256.HashData(secret, "puffy e-mail key"u8))[..FingerprintLength];
    }

    /// <summary>Hashing without a secret.</summary>
    public static EmailHashing Plain { get; } = new(secret: null);

    /// <summary>Names the secret without telling it: 16 hex digits; empty without a secret.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether there is a secret, so that hashes from exports are hashed again.</summary>
    public bool IsKeyed => _secret is not null;

    /// <summary>Hashing with a secret.</summary>
    /// <exception cref="InvalidInputException">The secret is shorter than <see cref="ShortestSecret"/>.</exception>
    public static EmailHashing Keyed(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return secret.Length >= ShortestSecret
            ? new EmailHashing(Encoding.UTF8.GetBytes(secret))
            : throw new InvalidInputException(FormattableString.Invariant(
                $"The secret for e-mail addresses (PUFFY_EMAIL_KEY) has {secret.Length} characters, which can be guessed. Give at least {ShortestSecret}, such as the output of: openssl rand -hex 32"));
    }

    /// <summary>
    /// The hash of a value as 64 lower-case hex digits: of anything with an @, and of 64 hex digits in any case, which are the SHA-256 of
    /// an address. Null for anything else.
    /// </summary>
    public string? Of(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var plain = value.Trim().ToLowerInvariant();
        if (_secret is not null && plain.StartsWith(KeyedMark, StringComparison.Ordinal) && IsHash(plain.AsSpan(KeyedMark.Length)))
        {
            return plain[KeyedMark.Length..];
        }

        var hash = IsHash(plain) ? plain
            : plain.Contains('@', StringComparison.Ordinal) ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))
            : null;
        return hash is null || _secret is null ? hash : Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.ASCII.GetBytes(hash)));
    }

    /// <summary>
    /// The hashes that a value given by a person may stand for: its own and, where it is 64 hex digits, those digits, as outputs have
    /// them. None where it is neither an address nor a hash.
    /// </summary>
    public IReadOnlyList<string> Meant(string value)
    {
        if (Of(value) is not { } hash)
        {
            return [];
        }

        var written = value.Trim().ToLowerInvariant();
        return IsHash(written) && written != hash ? [hash, written] : [hash];
    }

    /// <summary>The hash of a value as stored text has it, which <see cref="Of"/> reads again; null where the value has none.</summary>
    public string? InText(string value) => Of(value) is { } hash ? _secret is null ? hash : KeyedMark + hash : null;

    /// <summary>The text with each address in it replaced by its hash.</summary>
    public string AllIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('@', StringComparison.Ordinal) ? Address().Replace(text, match => InText(match.Value)!) : text;
    }

    private static bool IsHash(ReadOnlySpan<char> text) => text.Length == HexLength && !text.ContainsAnyExcept(HexDigits);

    [GeneratedRegex(AddressPattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
