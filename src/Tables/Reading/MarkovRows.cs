using System.Globalization;
using Puffy.Analytics.Channels;
using Puffy.Tables.Gold;

namespace Puffy.Tables.Reading;

/// <summary>The rows of attribution_markov.</summary>
internal sealed class MarkovRows
{
    internal AggregateRows Rows { get; } = new(MarkovTable.Channels);

    /// <summary>x of each channel: the probability of conversion from it.</summary>
    internal IReadOnlyDictionary<Channel, decimal> Conversions => field ??= Rows.All.ToDictionary(
        row => ChannelNames.TryParse(row[Rows["channel"]], out var channel) ? channel : throw new InvalidDataException($"No channel is named '{row[Rows["channel"]]}'."),
        row => Number(row, "conversion_after_visit"));

    /// <summary>For each channel, what a walk that passes through it adds to conversions, and what its removal takes.</summary>
    internal IEnumerable<(string Channel, decimal Passing, decimal Removed)> Effects => Rows.All.Select(row =>
        (row[Rows["channel"]], Number(row, "reach") * Number(row, "conversion_after_visit"), Number(row, "removal_effect")));

    private decimal Number(string[] row, string column) => decimal.Parse(row[Rows[column]], CultureInfo.InvariantCulture);
}
