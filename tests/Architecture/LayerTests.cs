namespace Puffy.Architecture;

/// <summary>Folders use only folders of lower layers. A folder that is missing here is an error, so that the order stays complete.</summary>
public sealed class LayerTests
{
    private static readonly string[][] OfAnalytics =
    [
        ["Currencies", "Events", "Expressions", "PublicSuffixes", "RuleFiles", "Statistics", "Tallies", "Wording"],
        ["Devices", "EventLogs", "Funnel", "Users"],
        ["Channels"],
        ["Attribution", "Options"],
        ["Sessions"],
        ["Orders"],
        ["Intake", "Journeys", "Fields"],
        ["Persons"],
        ["Rollups", "Behaviour", "Quality", "WhatIf"],
        ["Monitoring"],
    ];

    private static readonly string[][] OfGrains =
    [
        ["Access", "Storage", "Telemetry"],
        ["Options", "Loading", "Keys", "Identities"],
        ["Quarantine", "Rollups"],
        ["Facts", "Integrity", "Journeys"],
        ["Persons"],
        ["Monitoring"],
    ];

    private static readonly string[][] Projects =
    [
        ["Analytics", "Sample"],
        ["Facts"],
        ["Grains", "Ingest"],
        ["Delivery", "Queries", "Tables", "Collector"],
        ["Api"],
        ["Reports", "Silo"],
        ["Client"],
    ];

    [Fact]
    public void Folders_of_Analytics_use_lower_layers_only() => AssertOrder("Puffy.Analytics", OfAnalytics);

    [Fact]
    public void Folders_of_Grains_use_lower_layers_only() => AssertOrder("Puffy.Grains", OfGrains);

    [Fact]
    public void Projects_use_lower_layers_only() => AssertOrder("Puffy", Projects);

    /// <summary>Folders of one layer may use each other; <see cref="CircleTests"/> keeps circles away.</summary>
    private static void AssertOrder(string space, string[][] layers)
    {
        var layerOf = layers.SelectMany((folders, layer) => folders.Select(folder => (folder, layer))).ToDictionary(pair => pair.folder, pair => pair.layer);
        var types = PuffyCode.Types.Where(type => FolderOf(type.Namespace.FullName, space) is not null).ToList();
        PuffyCode.AssertNone(
        [
            .. types.Select(type => FolderOf(type.Namespace.FullName, space)!).Distinct().Where(folder => !layerOf.ContainsKey(folder))
                .Select(folder => $"{space}.{folder} is in no layer: add it to {nameof(LayerTests)}"),
            .. types.Uses()
                .Select(use => (use.From, use.To, Lower: FolderOf(use.From.Namespace.FullName, space)!, Upper: FolderOf(use.To.Namespace?.FullName ?? "", space)))
                .Where(use => use.Upper is not null && layerOf.GetValueOrDefault(use.Upper) > layerOf.GetValueOrDefault(use.Lower))
                .Select(use => $"{use.From.FullName} uses {use.To.FullName}, which is of a higher layer"),
        ]);
    }

    /// <summary>The part of a namespace that follows another one; null where it is not below it.</summary>
    private static string? FolderOf(string space, string root) =>
        space.StartsWith(root + ".", StringComparison.Ordinal) ? space[(root.Length + 1)..].Split('.')[0] : null;
}
