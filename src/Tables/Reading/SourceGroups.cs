using Puffy.Analytics.Intake;

namespace Puffy.Tables.Reading;

/// <summary>Counts rows as run.json lists them: files by name, live sources by key.</summary>
internal static class SourceGroups
{
    /// <summary>Sums rows of sources, as tables name them, by the group that each belongs to.</summary>
    internal static Dictionary<string, long> ByGroup(this IReadOnlyDictionary<string, long> bySource) => bySource
        .GroupBy(source => LiveSourceName.GroupOf(source.Key), source => source.Value, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);
}
