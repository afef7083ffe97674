using Puffy.Analytics.Channels;
using Puffy.Analytics.Sessions;

namespace Puffy.Analytics.Behaviour;

/// <summary>The way to an order by its channels, short enough that ways can be counted.</summary>
internal static class ConversionPath
{
    /// <summary>A way of more steps shows its first two and its last two.</summary>
    public const int MostSteps = 5;

    private const string Separator = " > ";

    /// <summary>
    /// The channels of an order's touchpoints, such as <c>Email &gt; Direct</c>. Visits by one channel in a row are one step,
    /// so that a habit of coming back does not make every way its own.
    /// </summary>
    /// <param name="window">The sessions of the order's window, earliest first.</param>
    public static string Of(IReadOnlyList<Session> window)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (window.Count == 1)
        {
            return window[0].Channel.Name();
        }

        var steps = new List<Channel>();
        foreach (var session in window)
        {
            if (steps.Count == 0 || steps[^1] != session.Channel)
            {
                steps.Add(session.Channel);
            }
        }

        var names = steps.Select(ChannelNames.Name).ToList();
        return string.Join(Separator, names.Count <= MostSteps ? names : [.. names[..2], "…", .. names[^2..]]);
    }
}
