using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Puffy.Analytics.Sessions;

/// <summary>
/// Keys of what is derived from events: 128-bit XXH128 hashes of what makes the thing what it is, so that they are the same
/// however the events arrived. Written as 32 hex digits.
/// </summary>
public static class EntityIds
{
    private const char Separator = '\0';

    /// <summary>The key of a session.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="startedAt">Time of the session's first event.</param>
    public static string Session(string userId, DateTime startedAt) => Hash("session", userId, Milliseconds(startedAt));

    /// <summary>The key of a touchpoint.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="touchedAt">Time of the first event of its session.</param>
    public static string Touchpoint(string userId, DateTime touchedAt) => Hash("touchpoint", userId, Milliseconds(touchedAt));

    /// <summary>The key of an order that has a transaction id.</summary>
    public static string Order(string userId, string transactionId) => Hash("order", userId, transactionId);

    /// <summary>The key of an order without a transaction id: it is known by its event alone.</summary>
    public static string OrderOfEvent(string userId, string eventId) => Hash("order-event", userId, eventId);

    private static string Milliseconds(DateTime time) =>
        (time.Ticks / TimeSpan.TicksPerMillisecond).ToString(CultureInfo.InvariantCulture);

    private static string Hash(string kind, string userId, string key) =>
        XxHash128.HashToUInt128(Encoding.UTF8.GetBytes($"{kind}{Separator}{userId}{Separator}{key}")).ToString("x32", CultureInfo.InvariantCulture);
}
