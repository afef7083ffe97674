using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Monitoring;

/// <summary>How many rows were refused, by day and by source. Not safe for concurrent use.</summary>
[GenerateSerializer, Alias("puffy.RefusedRows")]
public sealed class RefusedRows
{
    [Id(0)]
    private readonly Dictionary<DateOnly, RefusedDay> _byDay = [];

    [Id(1)]
    private readonly Dictionary<int, long> _bySource = [];

    [Id(2)]
    private readonly Dictionary<RefusalReason, long> _byReason = [];

    /// <summary>Refused rows by reason.</summary>
    public IReadOnlyDictionary<RefusalReason, long> ByReason => _byReason;

    /// <summary>Refused rows by the day that they count on; those without a day are left out.</summary>
    public IReadOnlyDictionary<DateOnly, RefusedDay> ByDay => _byDay;

    /// <summary>Refused rows by the number of their source.</summary>
    public IReadOnlyDictionary<int, long> BySource => _bySource;

    /// <summary>Counts a row.</summary>
    /// <param name="sourceId">The number of its file or live sender.</param>
    /// <param name="day">The day that it counts on; null if neither row nor file gives one.</param>
    /// <param name="reason">Why it was refused.</param>
    /// <param name="empty">The known columns that were empty as read.</param>
    public void Add(int sourceId, DateOnly? day, RefusalReason reason, ColumnSet empty)
    {
        _byReason[reason] = _byReason.GetValueOrDefault(reason) + 1;
        _bySource[sourceId] = _bySource.GetValueOrDefault(sourceId) + 1;
        if (day is { } known)
        {
            _byDay[known] = _byDay.GetValueOrDefault(known).With(reason, empty);
        }
    }
}
