using System.ComponentModel;

namespace Puffy.Silo.Settings;

/// <summary>The grains of a silo.</summary>
internal sealed record GrainSettings
{
    [Description("How long an idle user stays in memory, at least.")]
    public TimeSpan IdleAge { get; init; } = TimeSpan.FromMinutes(15);

    [Description("Memory use, in percent of the limit, above which the longest idle users leave memory; 0 for never.")]
    public int MemoryLimitPercent { get; init; } = 75;

    [Description("How often rollups save, and look for changes lost with a silo. They repair a loss at the second look.")]
    public TimeSpan RollupCheckPeriod { get; init; } = TimeSpan.FromSeconds(15);

    public void Validate()
    {
        Require.Between("Grains:IdleAge", IdleAge, TimeSpan.FromSeconds(10), TimeSpan.FromDays(7));
        Require.Between("Grains:MemoryLimitPercent", MemoryLimitPercent, 0, 100);
        Require.Between("Grains:RollupCheckPeriod", RollupCheckPeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
    }
}
