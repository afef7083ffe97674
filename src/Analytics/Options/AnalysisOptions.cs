using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Users;

namespace Puffy.Analytics.Options;

/// <summary>
/// The options on which results depend. They belong to a store: it remembers them, and under other options everything
/// is recomputed from the events.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.AnalysisOptions")]
public sealed record AnalysisOptions
{
    /// <summary>A gap of more than this to the user's previous event starts a new session. Default 30 minutes.</summary>
    [Id(0)]
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long before an order a touchpoint may lie to earn credit. Default 7 days.</summary>
    [Id(1)]
    public TimeSpan Lookback { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Leaves events of bots out of sessions and everything after. Default false.</summary>
    [Id(2)]
    public bool ExcludeBots { get; init; }

    /// <summary>Further domains of the shop. Visits referred from them count as Direct. Default none.</summary>
    [Id(3)]
    public ImmutableArray<string> OwnDomains { get; init; } = [];

    /// <summary>The text of a channel rules file, or null for the built-in rules.</summary>
    [Id(4)]
    public string? ChannelRules { get; init; }

    /// <summary>The store's own currency: that of orders which name none, and the one of all figures in money. Default none.</summary>
    [Id(5)]
    public Currency Currency { get; init; }

    /// <summary>The text of a device rules file, or null for the built-in rules.</summary>
    [Id(6)]
    public string? DeviceRules { get; init; }

    /// <summary>
    /// α of the Shapley model: how many paths of average conversion each set of channels is given beforehand, from 1 to 1,000,000.
    /// Default 100.
    /// </summary>
    [Id(7)]
    public int ShapleyPrior { get; init; } = 100;

    /// <summary>What makes users one person, whose touchpoints earn credit for each other's orders. Default nothing.</summary>
    [Id(8)]
    public IdentityKind Identity { get; init; }

    /// <summary>
    /// The <see cref="EmailHashing.Fingerprint"/> of the key under which e-mail addresses are hashed; empty for none. A store has it from
    /// its beginning and never changes it: addresses that were hashed when they arrived can't be hashed under another key.
    /// </summary>
    [Id(9)]
    public string EmailKey { get; init; } = string.Empty;

    /// <summary>Fails with a message on the first option that makes no sense.</summary>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public void Validate()
    {
        if (SessionTimeout <= TimeSpan.Zero || SessionTimeout > TimeSpan.FromDays(1))
        {
            throw new InvalidInputException(FormattableString.Invariant($"The session timeout is {SessionTimeout.TotalMinutes:#,0.##} minutes; it must be more than 0 and at most 24 hours, such as 30m."));
        }

        if (Lookback <= TimeSpan.Zero || Lookback > TimeSpan.FromDays(3650))
        {
            throw new InvalidInputException(FormattableString.Invariant($"The lookback window is {Lookback.TotalDays:#,0.##} days; it must be more than 0 and at most 3,650 days, such as 7d."));
        }

        if (!Currency.IsNone && !Currency.IsListed)
        {
            throw new InvalidInputException($"The currency '{Currency}' is not in ISO 4217; give a code of three letters, e.g. EUR.");
        }

        if (ShapleyPrior is < 1 or > 1_000_000)
        {
            throw new InvalidInputException(FormattableString.Invariant($"The Shapley prior is {ShapleyPrior}; it must be a whole number from 1 to 1,000,000, such as 100."));
        }

        foreach (var domain in OwnDomains)
        {
            if (Uri.CheckHostName(domain) == UriHostNameType.Unknown)
            {
                throw new InvalidInputException($"The own domain '{domain}' is not a host name; write it without scheme and path, such as shop.example.");
            }
        }
    }

    /// <summary>Fails unless e-mail addresses are hashed under the key that these options name.</summary>
    /// <exception cref="InvalidInputException">The key is another, is missing, or should be missing.</exception>
    public void RequireEmailKey(EmailHashing emails)
    {
        ArgumentNullException.ThrowIfNull(emails);
        if (emails.Fingerprint == EmailKey)
        {
            return;
        }

        throw new InvalidInputException((EmailKey.Length, emails.Fingerprint.Length) switch
        {
            (0, _) => "The store hashes e-mail addresses without a key, but PUFFY_EMAIL_KEY is set. Unset it for this store. For hashes with a key, load the exports into a new store.",
            (_, 0) => $"The store hashes e-mail addresses under a key (fingerprint {EmailKey}), but PUFFY_EMAIL_KEY is not set. Set it to the key that the store was made with.",
            _ => $"The store hashes e-mail addresses under another key (fingerprint {EmailKey}) than PUFFY_EMAIL_KEY (fingerprint {emails.Fingerprint}). Set it to the key that the store was made with.",
        });
    }

    /// <summary>Describes the differences from other options, for a person; empty if they are equal.</summary>
    public string DifferenceFrom(AnalysisOptions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var differences = new List<string>();
        if (SessionTimeout != other.SessionTimeout)
        {
            differences.Add($"session timeout {SessionTimeout} instead of {other.SessionTimeout}");
        }

        if (Lookback != other.Lookback)
        {
            differences.Add($"lookback {Lookback} instead of {other.Lookback}");
        }

        if (ExcludeBots != other.ExcludeBots)
        {
            differences.Add(ExcludeBots ? "bots excluded" : "bots included");
        }

        if (!OwnDomains.Order(StringComparer.Ordinal).SequenceEqual(other.OwnDomains.Order(StringComparer.Ordinal)))
        {
            differences.Add("own domains");
        }

        if (Currency != other.Currency)
        {
            differences.Add($"currency {Currency} instead of {other.Currency}");
        }

        if (ChannelRules != other.ChannelRules)
        {
            differences.Add("channel rules");
        }

        if (ShapleyPrior != other.ShapleyPrior)
        {
            differences.Add(FormattableString.Invariant($"Shapley prior {ShapleyPrior} instead of {other.ShapleyPrior}"));
        }

        if (Identity != other.Identity)
        {
            differences.Add(FormattableString.Invariant($"identity {Identity.Name()} instead of {other.Identity.Name()}"));
        }

        if (EmailKey != other.EmailKey)
        {
            differences.Add("e-mail key");
        }

        if (DeviceRules != other.DeviceRules)
        {
            differences.Add("device rules");
        }

        return string.Join(", ", differences);
    }

    /// <summary>A text that is equal for equal options, and differs otherwise.</summary>
    public string Canonical()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"timeout={SessionTimeout.TotalSeconds:R};lookback={Lookback.TotalSeconds:R};exclude-bots={ExcludeBots};");
        text.Append(CultureInfo.InvariantCulture, $"currency={Currency};shapley-prior={ShapleyPrior};identity={Identity};{(EmailKey.Length == 0 ? string.Empty : $"email-key={EmailKey};")}own=").AppendJoin(',', OwnDomains.Order(StringComparer.Ordinal));
        return text.Append(";rules=").Append(ChannelRules).Append(";device-rules=").Append(DeviceRules).ToString();
    }
}
