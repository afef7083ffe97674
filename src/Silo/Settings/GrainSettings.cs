using System.ComponentModel;

namespace Puffy.Silo.Settings;

/// <summary>The grains of a silo.</summary>
internal sealed record GrainSettings
{
    [Description("How long a user whom nobody asks about stays in memory, at least.")]
    public TimeSpan IdleAge { get; init; } = TimeSpan.FromMinutes(15);

    [Description("Share of the memory limit, in percent, above which users who were idle the longest leave memory at once; 0 for never.")]
    public int MemoryLimitPercent { get; init; } = 75;

    [Description("How often rollups look for changes that were lost with a silo, and save themselves. A loss is repaired after two looks.")]
    public TimeSpan RollupCheckPeriod { get; init; } = TimeSpan.FromSeconds(15);

    public void Validate()
    {
        Require.Between("Grains:IdleAge", IdleAge, TimeSpan.FromSeconds(10), TimeSpan.FromDays(7));
        Require.Between("Grains:MemoryLimitPercent", MemoryLimitPercent, 0, 100);
        Require.Between("Grains:RollupCheckPeriod", RollupCheckPeriod, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
    }
}
