using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Fields;

/// <summary>A field with what was counted of it, and the fields that it holds.</summary>
/// <param name="field">The field.</param>
internal sealed class FieldNode(DataField field)
{
    private readonly Dictionary<string, FieldNode> _members = new(StringComparer.Ordinal);
    private readonly List<(byte[] Name, FieldNode Node)> _inOrder = [];
    private readonly Dictionary<DateOnly, FieldDayCounts> _days = [];
    private FieldDayCounts? _day;
    private DateOnly _dayOf;
    private int _expected;
    private long _event;

    /// <summary>The field.</summary>
    public DataField Field { get; } = field;

    /// <summary>What an array holds; null where none was seen.</summary>
    public FieldNode? Element { get; set; }

    /// <summary>What was counted, by day.</summary>
    public IReadOnlyDictionary<DateOnly, FieldDayCounts> Days => _days;

    /// <summary>The fields that it holds directly.</summary>
    public IEnumerable<FieldNode> Held => Element is null ? _members.Values : _members.Values.Append(Element);

    /// <summary>Counts a value.</summary>
    /// <param name="number">The number of the event, so that it counts once.</param>
    /// <param name="day">The day of the event.</param>
    /// <param name="weight">What the event weighs.</param>
    /// <param name="type">The type of the value.</param>
    public FieldDayCounts Count(long number, DateOnly day, in EventWeight weight, FieldType type)
    {
        if (_day is null || _dayOf != day)
        {
            _day = CollectionsMarshal.GetValueRefOrAddDefault(_days, day, out _) ??= new FieldDayCounts();
            _dayOf = day;
        }

        _day.Count(in weight, type, isNewEvent: _event != number);
        _event = number;
        return _day;
    }

    /// <summary>The member that the reader stands on the name of. It mostly follows the one before, as in the event before.</summary>
    /// <param name="reader">Stands on the name of a property.</param>
    /// <param name="name">Its name, if it is new.</param>
    public FieldNode? Find(ref Utf8JsonReader reader, out string name)
    {
        name = string.Empty;
        if (_expected < _inOrder.Count && JsonText.IsAt(ref reader, _inOrder[_expected].Name))
        {
            return _inOrder[_expected++].Node;
        }

        name = JsonText.StringAt(ref reader);
        if (!_members.TryGetValue(name, out var member))
        {
            return null;
        }

        _expected = _inOrder.FindIndex(entry => ReferenceEquals(entry.Node, member)) + 1;
        return member;
    }

    /// <summary>Starts with the first member again, as each object does.</summary>
    public void Restart() => _expected = 0;

    /// <summary>Adds a member.</summary>
    public FieldNode Add(string name, FieldNode member)
    {
        _members.Add(name, member);
        _inOrder.Add((Encoding.UTF8.GetBytes(name), member));
        return member;
    }

    /// <summary>Leaves out the fields from a limit on.</summary>
    public void Cut(DataField limit)
    {
        foreach (var (name, _) in _members.Where(member => member.Value.Field >= limit).ToList())
        {
            _members.Remove(name);
        }

        _inOrder.RemoveAll(entry => entry.Node.Field >= limit);
        Element = Element?.Field >= limit ? null : Element;
        foreach (var held in Held)
        {
            held.Cut(limit);
        }
    }
}
