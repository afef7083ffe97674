using System.Collections.Immutable;
using Puffy.Analytics.Events;
using Puffy.Grains.Identities;
using Puffy.Grains.Storage;

namespace Puffy.Collector.Spooling;

/// <summary>A post as it lies in the spool.</summary>
[GenerateSerializer, Immutable, Alias("puffy.SpooledPost")]
internal sealed record SpooledPost
{
    /// <summary>The name of the key under which it came.</summary>
    [Id(0)]
    public required string Key { get; init; }

    /// <summary>When it arrived, UTC.</summary>
    [Id(1)]
    public required DateTime ReceivedAt { get; init; }

    /// <summary>The number of the source in the load ledger; 0 where the ledger could not be asked.</summary>
    [Id(2)]
    public required int SourceId { get; init; }

    /// <summary>The user of each event.</summary>
    [Id(3)]
    public required ImmutableArray<string> Users { get; init; }

    /// <summary>The events.</summary>
    [Id(4)]
    public required ImmutableArray<Event> Events { get; init; }

    /// <summary>Rows for the quarantine.</summary>
    [Id(5)]
    public required ImmutableArray<QuarantinedRow> Refused { get; init; }

    /// <summary>Identity keys for the users.</summary>
    [Id(6)]
    public required ImmutableArray<IdentityKey> Identities { get; init; }

    /// <summary>Entries of the request.</summary>
    [Id(7)]
    public required int Entries { get; init; }

    /// <summary>Rows whose time was corrected.</summary>
    [Id(8)]
    public int ClockCorrected { get; init; }

    /// <summary>The first day whose rows had their time corrected; null where none had.</summary>
    [Id(9)]
    public DateOnly? ClockCorrectedFrom { get; init; }

    /// <summary>Entries that a visitor's objection changed or kept out.</summary>
    [Id(10)]
    public int Objected { get; init; }
}
