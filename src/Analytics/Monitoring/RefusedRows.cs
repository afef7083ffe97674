using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Monitoring;

/// <summary>How many rows were refused, by day and by file. Not safe for concurrent use.</summary>
[GenerateSerializer, Alias("puffy.RefusedRows")]
public sealed class RefusedRows
{
    [Id(0)]
    private readonly Dictionary<DateOnly, RefusedDay> _byDay = [];

    [Id(1)]
    private readonly Dictionary<int, long> _byFile = [];

    /// <summary>Refused rows by the day that they count on; those without a day are left out.</summary>
    public IReadOnlyDictionary<DateOnly, RefusedDay> ByDay => _byDay;

    /// <summary>Refused rows by file number.</summary>
    public IReadOnlyDictionary<int, long> ByFile => _byFile;

    /// <summary>Counts a row.</summary>
    /// <param name="fileId">The number of its file.</param>
    /// <param name="day">The day that it counts on; null if neither row nor file gives one.</param>
    /// <param name="reason">Why it was refused.</param>
    /// <param name="empty">The known columns that were empty as read.</param>
    public void Add(int fileId, DateOnly? day, RefusalReason reason, ColumnSet empty)
    {
        _byFile[fileId] = _byFile.GetValueOrDefault(fileId) + 1;
        if (day is { } known)
        {
            _byDay[known] = _byDay.GetValueOrDefault(known).With(reason, empty);
        }
    }
}
