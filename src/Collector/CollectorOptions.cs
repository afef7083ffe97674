using Puffy.Analytics.Users;
using Puffy.Collector.Mapping;

namespace Puffy.Collector;

/// <summary>How the collector works.</summary>
public sealed record CollectorOptions
{
    /// <summary>What SDKs' events become.</summary>
    public EventMappings Mappings { get; init; } = EventMappings.BuiltIn;

    /// <summary>Hashes e-mail addresses at the door, under the store's key.</summary>
    public EmailHashing Emails { get; init; } = EmailHashing.Plain;

    /// <summary>The process in the load ledger, and which of its starts: row numbers begin at 1 with each.</summary>
    public required string Silo { get; init; }

    /// <summary>The process, whichever of its starts.</summary>
    public string Sender => Silo.Split('@')[0];

    /// <summary>Whether the silo of this process takes part in its cluster; before, senders are asked to wait.</summary>
    public Func<bool> IsOpen { get; init; } = () => true;

    /// <summary>The most bytes that the spool may take.</summary>
    public long MostSpoolBytes { get; init; } = 10L << 30;

    /// <summary>The most events under way; beyond it senders are asked to wait.</summary>
    public int MostEvents { get; init; } = 50_000;

    /// <summary>The most bytes of bodies under way; beyond it senders are asked to wait.</summary>
    public long MostBytes { get; init; } = 256 << 20;

    /// <summary>The longest that a sender waits for its answer. SDKs give up a try after ten seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(9);
}
