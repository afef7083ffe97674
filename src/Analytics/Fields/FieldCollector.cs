using System.Text;
using System.Text.Json;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;
using Puffy.Analytics.Orders;

namespace Puffy.Analytics.Fields;

/// <summary>
/// Counts the fields inside event_data, reading each event once. Events may come in any order. Not safe for concurrent use.
/// </summary>
/// <param name="main">The main currency, in which the revenue of orders is summed.</param>
public sealed class FieldCollector(Currency main)
{
    /// <summary>Fields that lie deeper, or have a longer name, are counted with those beyond the bound.</summary>
    private const int Deepest = 8;
    private const int LongestPath = 200;

    private readonly Dictionary<string, EventNode> _roots = new(StringComparer.Ordinal);
    private byte[] _utf8 = new byte[4096];
    private DataField? _limit;
    private int _fields;
    private long _values;
    private long _number;
    private DateOnly _day;
    private EventWeight _weight;

    /// <summary>Counts the events of a user.</summary>
    /// <param name="events">The events, in their order.</param>
    /// <param name="orders">The orders made of them, in their order.</param>
    public void Add(IReadOnlyList<Event> events, IReadOnlyList<Order> orders)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(orders);
        var next = 0;
        foreach (var item in events)
        {
            var order = next < orders.Count && ReferenceEquals(orders[next].Completed, item) ? orders[next++] : null;
            Add(item.Day, item.Name, item.Data, order?.Money.In(main));
        }
    }

    /// <summary>Counts an event.</summary>
    /// <param name="day">Its day.</param>
    /// <param name="name">Its name.</param>
    /// <param name="data">Its event_data: a JSON object, or empty.</param>
    /// <param name="revenue">The revenue in the main currency of the order that it is; null where it is none.</param>
    /// <exception cref="JsonException">The data is not well-formed JSON.</exception>
    public void Add(DateOnly day, string name, string data, decimal? revenue)
    {
        ArgumentNullException.ThrowIfNull(data);
        (_day, _weight) = (day, new EventWeight(1, revenue is null ? 0 : 1, revenue ?? 0));
        _number++;
        var root = RootOf(name);
        root?.Count(day, _weight);
        if (data.Length > 0)
        {
            Read(data, root?.Data);
        }

        if (_fields > 2 * FieldProfile.MostFields)
        {
            Cut();
        }
    }

    /// <summary>What was counted.</summary>
    public FieldProfile ToProfile()
    {
        var profile = new FieldProfile();
        profile.Count(_values, _limit);
        foreach (var (name, root) in _roots)
        {
            foreach (var (day, weight) in root.Days)
            {
                profile.Events.Add(new EventDay(day, name), weight);
            }
        }

        foreach (var node in Nodes())
        {
            foreach (var (day, counts) in node.Days)
            {
                var of = new FieldDay(day, node.Field);
                profile.Fields.Add(of, counts.Activity);
                foreach (var (bin, count) in counts.Magnitudes)
                {
                    profile.Magnitudes.Add(new FieldMagnitude(of, bin), new(count));
                }
            }
        }

        profile.Bound();
        return profile;
    }

    private void Read(string data, FieldNode? root)
    {
        var longest = Encoding.UTF8.GetMaxByteCount(data.Length);
        _utf8 = _utf8.Length < longest ? new byte[longest] : _utf8;
        var reader = JsonText.Reader(_utf8.AsSpan(0, Encoding.UTF8.GetBytes(data, _utf8)));
        reader.Read();
        ReadValue(ref reader, root, depth: 0);
    }

    private EventNode? RootOf(string name)
    {
        if (!_roots.TryGetValue(name, out var root) && NewNode(new DataField(name, string.Empty)) is { } added)
        {
            _roots.Add(name, root = new EventNode(added));
        }

        return root;
    }

    /// <summary>Counts the value that the reader stands on, and everything in it. Null and empty values do not count.</summary>
    private void ReadValue(ref Utf8JsonReader reader, FieldNode? node, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when depth >= Deepest:
                _values++;
                reader.Skip();
                break;
            case JsonTokenType.StartObject:
                ReadObject(ref reader, node, depth);
                break;
            case JsonTokenType.StartArray:
                ReadArray(ref reader, node, depth);
                break;
            case JsonTokenType.String when !reader.ValueSpan.IsEmpty:
                Count(node, FieldType.Text, Magnitude.NumberIn(reader.ValueSpan));
                break;
            case JsonTokenType.Number:
                Count(node, FieldType.Number, reader.TryGetDecimal(out var number) ? number : null);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                Count(node, FieldType.Boolean);
                break;
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, FieldNode? node, int depth)
    {
        node?.Restart();
        var isEmpty = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            isEmpty = false;
            var member = node is null ? null : MemberOf(node, ref reader);
            reader.Read();
            ReadValue(ref reader, member, depth + 1);
        }

        if (!isEmpty)
        {
            Count(node, FieldType.Nested);
        }
    }

    private void ReadArray(ref Utf8JsonReader reader, FieldNode? node, int depth)
    {
        var isEmpty = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            isEmpty = false;
            ReadValue(ref reader, node is null ? null : node.Element ??= NewNode(node.Field.With("[]")), depth + 1);
        }

        if (!isEmpty)
        {
            Count(node, FieldType.Array);
        }
    }

    private FieldNode? MemberOf(FieldNode node, ref Utf8JsonReader reader)
    {
        if (node.Find(ref reader, out var name) is { } known)
        {
            return known;
        }

        var member = NewNode(node.Field.With(node.Field.Path.Length == 0 ? name : "." + name));
        return member is null ? null : node.Add(name, member);
    }

    /// <summary>A field that is new; null where it is beyond the bound.</summary>
    private FieldNode? NewNode(DataField field)
    {
        if (field.Path.Length > LongestPath || (_limit is { } limit && field >= limit))
        {
            return null;
        }

        _fields++;
        return new FieldNode(field);
    }

    private void Count(FieldNode? node, FieldType type, decimal? number = null)
    {
        _values++;
        if (node?.Count(_number, _day, _weight, type) is { } counts && number is { } known)
        {
            counts.Count(known);
        }
    }

    private IEnumerable<FieldNode> Nodes()
    {
        var open = new Stack<FieldNode>(_roots.Values.Select(root => root.Data));
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var held in node.Held)
            {
                open.Push(held);
            }
        }
    }

    /// <summary>
    /// Leaves out the fields that are too many. One that is among the first at the end was so all the time, and is counted whole.
    /// </summary>
    private void Cut()
    {
        var limit = Nodes().Select(node => node.Field).Order().ElementAt(FieldProfile.MostFields);
        _limit = limit;
        foreach (var name in _roots.Keys.Where(name => new DataField(name, string.Empty) >= limit).ToList())
        {
            _roots.Remove(name);
        }

        foreach (var root in _roots.Values)
        {
            root.Data.Cut(limit);
        }

        _fields = Nodes().Count();
    }
}
