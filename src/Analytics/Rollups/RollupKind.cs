namespace Puffy.Analytics.Rollups;

/// <summary>A kind of rollup. Each shard keeps one of every kind in <see cref="All"/>: to add a rollup, add an entry.</summary>
/// <param name="Name">What a reconciliation calls it.</param>
/// <param name="Type">The type of its figures.</param>
/// <param name="Empty">Makes one without figures.</param>
public sealed record RollupKind(string Name, Type Type, Func<IRollup> Empty)
{
    /// <summary>Every kind, in the order in which a shard keeps and saves them.</summary>
    public static IReadOnlyList<RollupKind> All { get; } =
    [
        Of<ChannelRollup>("channels"),
        Of<FunnelRollup>("funnel"),
        Of<MonitoringRollup>("monitoring"),
        Of<PathRollup>("paths"),
        Of<IdentityRollup>("identity"),
    ];

    private static RollupKind Of<TRollup>(string name)
        where TRollup : IRollup, new() => new(name, typeof(TRollup), () => new TRollup());
}
