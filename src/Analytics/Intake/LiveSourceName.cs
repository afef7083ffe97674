using System.Globalization;

namespace Puffy.Analytics.Intake;

/// <summary>
/// The names of live sources. A row's source names key, hour and silo, so that its number points somewhere; figures put all sources of
/// a key together, as a reader thinks of a shop's site or app.
/// </summary>
public static class LiveSourceName
{
    private const string Live = "live/";

    /// <summary>The name of a source, such as <c>live/web/2025-03-01T14Z/silo-1@17</c>.</summary>
    /// <param name="key">The name of the write key.</param>
    /// <param name="hour">The hour of arrival, UTC.</param>
    /// <param name="silo">The process that took the events, and its start.</param>
    public static string Of(string key, DateTime hour, string silo) =>
        string.Create(CultureInfo.InvariantCulture, $"{OfKey(key)}/{hour:yyyy-MM-dd'T'HH}Z/{silo}");

    /// <summary>The name of all sources of a key, such as <c>live/web</c>.</summary>
    public static string OfKey(string key) => Live + key;

    /// <summary>What figures count a source under: its key, of a live source; a file under its own name.</summary>
    public static string GroupOf(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.StartsWith(Live, StringComparison.Ordinal))
        {
            return source;
        }

        // Hour and silo hold no slash; the name of a key may.
        var silo = source.LastIndexOf('/');
        var hour = silo > 0 ? source.LastIndexOf('/', silo - 1) : -1;
        return hour >= Live.Length ? source[..hour] : source;
    }
}
