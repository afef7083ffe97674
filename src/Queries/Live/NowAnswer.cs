using Puffy.Facts.Live;

namespace Puffy.Queries.Live;

/// <summary>What happens at this moment.</summary>
/// <param name="Visitors">Users with an event in the last five minutes.</param>
/// <param name="Minutes">Sessions that began in each of the last thirty minutes, the oldest first.</param>
/// <param name="Events">The newest eight events of that time.</param>
/// <param name="Orders">The newest eight orders of that time.</param>
public sealed record NowAnswer(int Visitors, IReadOnlyList<int> Minutes, IReadOnlyList<NowEvent> Events, IReadOnlyList<NowOrder> Orders)
{
    internal static NowAnswer Of(LiveLook look) => new(
        look.Visitors,
        look.Minutes,
        [.. look.Events.Select(item => new NowEvent(At(item.Time), item.Name, item.Page, item.User))],
        [.. look.Orders.Select(item => new NowOrder(At(item.Time), item.Money.Currency.Write(item.Money.Amount), item.Money.Currency.IsNone ? null : item.Money.Currency.Code, item.User))]);

    private static DateTime At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime;
}

/// <summary>An event of a moment ago.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="EventName">Its name.</param>
/// <param name="Page">The path of its page.</param>
/// <param name="User">The user id.</param>
public sealed record NowEvent(DateTime Time, string EventName, string Page, string User);

/// <summary>An order of a moment ago.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="Revenue">Its revenue, with the currency's decimals.</param>
/// <param name="Currency">ISO 4217 code; null where none is known.</param>
/// <param name="User">The user id.</param>
public sealed record NowOrder(DateTime Time, string Revenue, string? Currency, string User);
