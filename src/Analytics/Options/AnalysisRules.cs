using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Devices;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Options;

/// <summary>Analysis options made ready for use: the channel and device rules compiled. Safe for concurrent use.</summary>
public sealed class AnalysisRules
{
    /// <summary>More user agents than this are not remembered; a shop sees some thousands of them again and again.</summary>
    private const int RememberedUserAgents = 20_000;

    /// <summary>Raised when the same options and events give other figures: rollups that an older puffy saved are then rebuilt.</summary>
    private const int FiguresVersion = 2;

    private readonly DeviceParser _devices;
    private readonly ConcurrentDictionary<string, Device> _known = new(StringComparer.Ordinal);

    /// <summary>Compiles options.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="FormatException">The channel rules are not well formed.</exception>
    public AnalysisRules(AnalysisOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Options = options;
        Channels = options.ChannelRules is null ? ChannelRules.BuiltIn : ChannelRules.Parse(options.ChannelRules, "channel rules");
        Traffic = new TrafficClassifier(Channels, options.OwnDomains);
        _devices = new DeviceParser(Channels.Devices);
        Fingerprint = HashText.Of(XxHash128.HashToUInt128(Encoding.UTF8.GetBytes($"{FiguresVersion};{options.Canonical()};{Channels.Fingerprint}")));
    }

    /// <summary>The options.</summary>
    public AnalysisOptions Options { get; }

    /// <summary>The channel and device rules.</summary>
    public ChannelRules Channels { get; }

    /// <summary>Decides channels.</summary>
    public TrafficClassifier Traffic { get; }

    /// <summary>Equal for rules that give equal results; kept beside everything that was computed under them.</summary>
    public string Fingerprint { get; }

    /// <summary>The device of a user agent.</summary>
    public Device DeviceOf(string userAgent)
    {
        if (_known.TryGetValue(userAgent, out var device))
        {
            return device;
        }

        device = _devices.Parse(userAgent);
        if (_known.Count < RememberedUserAgents)
        {
            _known.TryAdd(userAgent, device);
        }

        return device;
    }
}
