using System.Globalization;
using System.Text;
using Puffy.Analytics.Funnel;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Reading;

/// <summary>
/// Follows the keys of a table's rows: rows stand in the order of their keys, so that equal keys stand next to each other.
/// </summary>
/// <param name="table">The table.</param>
internal sealed class KeySequence(Table table)
{
    private static readonly byte[][] Steps = [.. FunnelStepNames.All.Select(step => Encoding.UTF8.GetBytes(step.Name()))];

    private readonly byte[][] _previous = [.. Enumerable.Range(0, table.KeyColumns).Select(_ => new byte[64])];
    private readonly int[] _lengths = new int[table.KeyColumns];
    private long _rows;

    /// <summary>How a column's values are ordered.</summary>
    private delegate int Order(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y);

    private readonly Order[] _orders = [.. table.Columns.Take(table.KeyColumns).Select(OrderOf)];

    /// <summary>Rows whose key is less than that of the row before.</summary>
    internal long OutOfOrder { get; private set; }

    /// <summary>Rows whose key is that of the row before.</summary>
    internal long Doubled { get; private set; }

    /// <summary>The first row that is out of order, with its table; null where there is none.</summary>
    internal string? FirstOutOfOrder { get; private set; }

    /// <summary>The first key that is there twice, with its table; null where there is none.</summary>
    internal string? FirstDoubled { get; private set; }

    /// <summary>Takes the next row's key.</summary>
    internal void Next(WrittenTable row)
    {
        if (_rows++ > 0)
        {
            var order = OrderAfterPrevious(row);
            if (order < 0)
            {
                OutOfOrder++;
                FirstOutOfOrder ??= string.Create(CultureInfo.InvariantCulture, $"{table.Name}, row {_rows}");
            }
            else if (order == 0)
            {
                Doubled++;
                FirstDoubled ??= $"{table.Name}, {string.Join(", ", Enumerable.Range(0, table.KeyColumns).Select(at => Encoding.UTF8.GetString(row[at])))}";
            }
        }

        for (var at = 0; at < _lengths.Length; at++)
        {
            var text = row[at];
            if (text.Length > _previous[at].Length)
            {
                _previous[at] = new byte[text.Length * 2];
            }

            text.CopyTo(_previous[at]);
            _lengths[at] = text.Length;
        }
    }

    private int OrderAfterPrevious(WrittenTable row)
    {
        var order = 0;
        for (var at = 0; order == 0 && at < _lengths.Length; at++)
        {
            order = _orders[at](row[at], _previous[at].AsSpan(0, _lengths[at]));
        }

        return order;
    }

    private static Order OrderOf(TableColumn column) => column.Name switch
    {
        // Whole numbers are written without leading zeros: the longer is the greater.
        "source_row" => (x, y) => x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y),
        "step" => (x, y) => StepOf(x).CompareTo(StepOf(y)),
        _ => (x, y) => x.SequenceCompareTo(y),
    };

    private static int StepOf(ReadOnlySpan<byte> name)
    {
        for (var step = 0; step < Steps.Length; step++)
        {
            if (name.SequenceEqual(Steps[step]))
            {
                return step;
            }
        }

        return Steps.Length;
    }
}
