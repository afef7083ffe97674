using System.IO.Hashing;
using System.Text;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;
using Puffy.Analytics.Users;

namespace Puffy.Analytics.Options;

/// <summary>Analysis options made ready for use: the channel and device rules compiled. Safe for concurrent use.</summary>
public sealed class AnalysisRules
{
    /// <summary>Raised when the same options and events give other figures: rollups that an older puffy saved are then rebuilt.</summary>
    private const int FiguresVersion = 4;

    /// <summary>Compiles options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="emails">Hashes e-mail addresses under the key that the options name; without a key where it is left out.</param>
    /// <exception cref="InvalidInputException">An option is out of its range, or the e-mail key is another than the options'.</exception>
    /// <exception cref="FormatException">The channel rules are not well formed.</exception>
    public AnalysisRules(AnalysisOptions options, EmailHashing? emails = null)
        : this(options, emails ?? EmailHashing.Plain, known: null)
    {
    }

    private AnalysisRules(AnalysisOptions options, EmailHashing emails, AnalysisRules? known)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        Emails = emails;
        options.RequireEmailKey(Emails);
        Channels = known is not null && known.Options.ChannelRules == options.ChannelRules ? known.Channels
            : options.ChannelRules is null ? ChannelRules.BuiltIn
            : ChannelRules.Parse(options.ChannelRules, "channel rules");
        Traffic = known is not null && known.Channels == Channels && known.Options.OwnDomains.SequenceEqual(options.OwnDomains)
            ? known.Traffic
            : new TrafficClassifier(Channels, options.OwnDomains);
        Devices = known is not null && known.Options.DeviceRules == options.DeviceRules
            ? known.Devices
            : new DeviceParser(options.DeviceRules is null ? DeviceRules.BuiltIn : DeviceRules.Parse(options.DeviceRules, "device rules"));
        Fingerprint = FingerprintOf(options, Channels, Devices.Rules);
    }

    /// <summary>The options.</summary>
    public AnalysisOptions Options { get; }

    /// <summary>The channel rules.</summary>
    public ChannelRules Channels { get; }

    /// <summary>Decides channels.</summary>
    public TrafficClassifier Traffic { get; }

    /// <summary>Hashes e-mail addresses.</summary>
    public EmailHashing Emails { get; }

    /// <summary>Reads user agents.</summary>
    public DeviceParser Devices { get; }

    /// <summary>Equal for rules that give equal results; stored with everything that was computed under them.</summary>
    public string Fingerprint { get; }

    /// <summary>Rules of other options. What is compiled of options that stay the same is shared.</summary>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    /// <exception cref="FormatException">The channel rules are not well formed.</exception>
    public AnalysisRules With(AnalysisOptions options) => new(options, Emails, this);

    private static string FingerprintOf(AnalysisOptions options, ChannelRules channels, DeviceRules devices) => HashText.Of(
        XxHash128.HashToUInt128(Encoding.UTF8.GetBytes($"{FiguresVersion};{options.Canonical()};{channels.Fingerprint};{devices.Fingerprint}")));
}
