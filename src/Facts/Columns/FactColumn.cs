namespace Puffy.Facts.Columns;

/// <summary>The values of all rows, side by side. It grows by a quarter, so that millions of rows leave little room unused.</summary>
/// <typeparam name="T">A value.</typeparam>
/// <param name="rows">About how many rows will come; room is made for them at once.</param>
internal sealed class FactColumn<T>(int rows)
{
    private const int LeastRoom = 16;

    private T[] _values = rows == 0 ? [] : new T[rows];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>The value of each row.</summary>
    public ReadOnlySpan<T> Span => _values.AsSpan(0, Count);

    /// <summary>The value of a row.</summary>
    public ref T this[int row] => ref _values.AsSpan(0, Count)[row];

    /// <summary>Adds a row.</summary>
    public void Add(T value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(LeastRoom, Count + (Count / 4)));
        }

        _values[Count++] = value;
    }
}
