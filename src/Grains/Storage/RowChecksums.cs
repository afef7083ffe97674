using System.Globalization;
using Puffy.Analytics.Intake;

namespace Puffy.Grains.Storage;

/// <summary>The checksums of the rows that a store keeps beside journeys, each over all columns of its row.</summary>
public static class RowChecksums
{
    /// <summary>How a quarantined row's day is written: sortable, and readable in a database.</summary>
    public const string DayFormat = "yyyy-MM-dd";

    /// <summary>Of a shard's totals.</summary>
    public static long Of(int shard, ShardTotals totals) => Checksum.Begin().With(shard).With(totals.Users).With(totals.Sequence).End();

    /// <summary>Of the settings that a store was created with.</summary>
    public static long Of(StoreSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Checksum.Begin().With(settings.Shards).With(settings.ErasureKey).End();
    }

    /// <summary>Of the hash of an erased user.</summary>
    public static long Of(byte[] erasedUser) => Checksum.Begin().With(erasedUser).End();

    /// <summary>Of a quarantined row.</summary>
    public static long Of(QuarantinedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return OfQuarantined(
            row.SourceId, row.Row, row.UserId, row.Day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? string.Empty, (long)row.EmptyColumns, row.Reason.Name(), row.Detail, row.Raw);
    }

    /// <summary>Of a quarantined row, as its columns stand in a database.</summary>
    public static long OfQuarantined(long sourceId, long row, string userId, string day, long emptyColumns, string reason, string detail, string raw) =>
        Checksum.Begin().With(sourceId).With(row).With(userId).With(day).With(emptyColumns).With(reason).With(detail).With(raw).End();
}
