using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Puffy.Analytics.Events;

/// <summary>
/// Keys of what is derived from events: 128-bit XXH128 hashes of what makes the thing what it is, so that they are the same
/// however the events arrived. Written as 32 hex digits.
/// </summary>
internal static class EntityIds
{
    private const byte Separator = 0;
    private const int MostOnStack = 512;

    /// <summary>The key of a session.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="startedAt">Time of the session's first event.</param>
    public static string Session(string userId, DateTime startedAt) => OfTime("session", userId, startedAt);

    /// <summary>The key of a touchpoint.</summary>
    /// <param name="userId">The user.</param>
    /// <param name="touchedAt">Time of the first event of its session.</param>
    public static string Touchpoint(string userId, DateTime touchedAt) => OfTime("touchpoint", userId, touchedAt);

    /// <summary>The key of an order that has a transaction id.</summary>
    public static string Order(string userId, string transactionId) => Hash("order", userId, transactionId);

    /// <summary>The key of an order without a transaction id: it is known by its event alone.</summary>
    public static string OrderOfEvent(string userId, string eventId) => Hash("order-event", userId, eventId);

    private static string OfTime(string kind, string userId, DateTime time)
    {
        Span<char> milliseconds = stackalloc char[20];
        (time.Ticks / TimeSpan.TicksPerMillisecond).TryFormat(milliseconds, out var length, provider: CultureInfo.InvariantCulture);
        return Hash(kind, userId, milliseconds[..length]);
    }

    private static string Hash(string kind, string userId, ReadOnlySpan<char> key)
    {
        var most = Encoding.UTF8.GetMaxByteCount(kind.Length + userId.Length + key.Length) + 2;
        var bytes = most <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[most];
        var length = Encoding.UTF8.GetBytes(kind, bytes);
        bytes[length++] = Separator;
        length += Encoding.UTF8.GetBytes(userId, bytes[length..]);
        bytes[length++] = Separator;
        length += Encoding.UTF8.GetBytes(key, bytes[length..]);
        return HashText.Of(XxHash128.HashToUInt128(bytes[..length]));
    }
}
