using System.Runtime.InteropServices;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>Numbers the values of one dimension, from 0 in the order in which they come. It hashes what tells them apart and no more.</summary>
/// <param name="areTimes">Whether they are spans of time; otherwise they are texts.</param>
/// <param name="most">No more values will come; room is made for them at once.</param>
internal sealed class ValueIndex(bool areTimes, int most)
{
    private readonly Dictionary<string, int> _texts = new(areTimes ? 0 : most, StringComparer.Ordinal);
    private readonly Dictionary<long, int> _times = new(areTimes ? most : 0);
    private readonly List<GroupValue> _values = new(most);

    /// <summary>How many there are.</summary>
    public int Count => _values.Count;

    /// <summary>The value of a number.</summary>
    public GroupValue this[int number] => _values[number];

    /// <summary>The number of a value, a new one for a new value.</summary>
    public int Add(GroupValue value)
    {
        ref var number = ref areTimes
            ? ref CollectionsMarshal.GetValueRefOrAddDefault(_times, value.Time, out var known)
            : ref CollectionsMarshal.GetValueRefOrAddDefault(_texts, value.Text, out known);
        if (!known)
        {
            number = _values.Count;
            _values.Add(value);
        }

        return number;
    }

    /// <summary>The number of a value; -1 where it did not come.</summary>
    public int Find(GroupValue value) =>
        (areTimes ? _times.TryGetValue(value.Time, out var number) : _texts.TryGetValue(value.Text, out number)) ? number : -1;
}
