using System.Collections.Immutable;
using Puffy.Analytics.Intake;

namespace Puffy.Grains.Loading;

/// <summary>A file to load.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="ContentHash">Hash of the file's bytes.</param>
[GenerateSerializer, Immutable, Alias("puffy.FileToLoad")]
public sealed record FileToLoad(string Name, string ContentHash);

/// <summary>A file whose load was begun. A file that is loaded twice is there twice.</summary>
[GenerateSerializer, Immutable, Alias("puffy.LoadedFile")]
public sealed record LoadedFile
{
    /// <summary>The file's number, from 1 in the order of loading.</summary>
    [Id(0)]
    public required int Id { get; init; }

    /// <summary>The file's name, without its folder.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>The load that the file came with: the number of its first file. A load has ended when all its files are complete.</summary>
    [Id(9)]
    public required int Load { get; init; }

    /// <summary>Hash of the file's bytes.</summary>
    [Id(2)]
    public required string ContentHash { get; init; }

    /// <summary>Whether the load finished. One that did not is taken up again where the same file is loaded next.</summary>
    [Id(3)]
    public bool Complete { get; init; }

    /// <summary>Whether rows of the file were damaged in the store and removed: its load is open again, until it is repeated.</summary>
    [Id(10)]
    public bool Damaged { get; init; }

    /// <summary>Rows read.</summary>
    [Id(4)]
    public long Rows { get; init; }

    /// <summary>Rows whose events are in journeys.</summary>
    [Id(5)]
    public long Accepted { get; init; }

    /// <summary>Rows in quarantine.</summary>
    [Id(6)]
    public long Quarantined { get; init; }

    /// <summary>The names in the file's header; none if it could not be read. The next file is compared with them for drift.</summary>
    [Id(8)]
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>What was found about the file itself.</summary>
    [Id(7)]
    public ImmutableArray<Finding> Findings { get; init; } = [];
}
