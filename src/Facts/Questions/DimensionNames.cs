using System.Collections.Frozen;

namespace Puffy.Facts.Questions;

/// <summary>The written names of dimensions, and what kind of value each has.</summary>
public static class DimensionNames
{
    private static readonly string[] Names =
    [
        "channel", "channel_group", "source", "medium", "campaign", "referrer_host", "landing_page", "exit_page", "device", "os", "browser",
        "is_bot", "is_bounce", "converted", "visitor", "time:hour", "time:day", "time:week", "time:month", "page", "event_name",
    ];

    private static readonly FrozenDictionary<string, Dimension> ByName =
        Enum.GetValues<Dimension>().ToFrozenDictionary(dimension => Names[(int)dimension], StringComparer.Ordinal);

    /// <summary>Every name, in the order in which help lists them.</summary>
    public static IReadOnlyList<string> All => Names;

    /// <summary>The dimensions of a session that are kept as columns: all but those of time and of events.</summary>
    public static IReadOnlyList<Dimension> OfSessions { get; } = [.. Enum.GetValues<Dimension>().Where(dimension => dimension < Dimension.Hour)];

    /// <summary>The name in questions and answers.</summary>
    public static string Name(this Dimension dimension) => Names[(int)dimension];

    /// <summary>The dimension of a name.</summary>
    /// <returns>False where no dimension has that name.</returns>
    public static bool TryParse(string name, out Dimension dimension) => ByName.TryGetValue(name, out dimension);

    /// <summary>Whether it is a span of time.</summary>
    public static bool IsTime(this Dimension dimension) => dimension is >= Dimension.Hour and <= Dimension.Month;

    /// <summary>Whether it belongs to single events.</summary>
    public static bool IsOfEvents(this Dimension dimension) => dimension is Dimension.Page or Dimension.EventName;

    /// <summary>Whether its values are true and false.</summary>
    public static bool IsFlag(this Dimension dimension) => dimension is Dimension.IsBot or Dimension.IsBounce or Dimension.Converted;
}
