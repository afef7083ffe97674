using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Monitoring;

/// <summary>The refused rows of one day.</summary>
[GenerateSerializer, Immutable, Alias("puffy.RefusedDay")]
public readonly record struct RefusedDay
{
    /// <summary>All of them.</summary>
    [Id(0)]
    public long Rows { get; init; }

    /// <summary>Those refused without a user id.</summary>
    [Id(1)]
    public long MissingUserIds { get; init; }

    /// <summary>Those without page_url.</summary>
    [Id(2)]
    public long EmptyPageUrls { get; init; }

    /// <summary>Those without referrer.</summary>
    [Id(3)]
    public long EmptyReferrers { get; init; }

    /// <summary>Those without event_data.</summary>
    [Id(4)]
    public long EmptyEventData { get; init; }

    /// <summary>Those without user_agent.</summary>
    [Id(5)]
    public long EmptyUserAgents { get; init; }

    /// <summary>Those without timestamp, which count on the day of their file.</summary>
    [Id(6)]
    public long EmptyTimestamps { get; init; }

    /// <summary>Those without event_name.</summary>
    [Id(7)]
    public long EmptyEventNames { get; init; }

    /// <summary>Those that repeat an accepted event.</summary>
    [Id(8)]
    public long Duplicates { get; init; }

    /// <summary>Those with unusable revenue.</summary>
    [Id(9)]
    public long InvalidRevenues { get; init; }

    /// <summary>Those of erased users.</summary>
    [Id(10)]
    public long Suppressed { get; init; }

    /// <summary>This day plus one refused row.</summary>
    /// <param name="reason">Why the row was refused.</param>
    /// <param name="empty">The known columns that were empty as read.</param>
    public RefusedDay With(RefusalReason reason, ColumnSet empty) => new()
    {
        Rows = Rows + 1,
        MissingUserIds = MissingUserIds + One(reason == RefusalReason.MissingUserId),
        EmptyPageUrls = EmptyPageUrls + One(empty.HasFlag(ColumnSet.PageUrl)),
        EmptyReferrers = EmptyReferrers + One(empty.HasFlag(ColumnSet.Referrer)),
        EmptyEventData = EmptyEventData + One(empty.HasFlag(ColumnSet.EventData)),
        EmptyUserAgents = EmptyUserAgents + One(empty.HasFlag(ColumnSet.UserAgent)),
        EmptyTimestamps = EmptyTimestamps + One(empty.HasFlag(ColumnSet.Timestamp)),
        EmptyEventNames = EmptyEventNames + One(empty.HasFlag(ColumnSet.EventName)),
        Duplicates = Duplicates + One(reason == RefusalReason.DuplicateEvent),
        InvalidRevenues = InvalidRevenues + One(reason == RefusalReason.InvalidRevenue),
        Suppressed = Suppressed + One(reason == RefusalReason.SuppressedUser),
    };

    private static long One(bool holds) => holds ? 1 : 0;
}
