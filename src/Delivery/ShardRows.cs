using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Puffy.Analytics.Events;
using Puffy.Grains.Journeys;

namespace Puffy.Delivery;

/// <summary>
/// All rows of one shard in a load, in the order of their users, and of each user in the order in which they came. So each journey is read
/// and written once, and the store meets the users in the order of its index.
/// </summary>
internal sealed class ShardRows
{
    /// <summary>Bounds a call: what is written together is durable together.</summary>
    private const int EventsPerCall = 4096;

    /// <summary>Bounds the size of a call's message, in letters of pages and data.</summary>
    private const int LettersPerCall = 4 << 20;

    private readonly IReadOnlyList<DividedRows> _parts;
    private readonly int _shard;
    private readonly Entry[] _entries;

    /// <summary>The rows of a shard.</summary>
    /// <param name="parts">All rows, in the order in which they came.</param>
    /// <param name="shard">The shard.</param>
    public ShardRows(IReadOnlyList<DividedRows> parts, int shard)
    {
        (_parts, _shard) = (parts, shard);
        _entries = new Entry[parts.Sum(part => part.OfShard(shard)?.Places.Count ?? 0)];
        var next = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].OfShard(shard) is { } rows)
            {
                foreach (var place in rows.Places)
                {
                    _entries[next++] = new Entry(StartOf(rows.UserAt(place)), i, place);
                }
            }
        }

        Array.Sort(_entries, Compare);
    }

    /// <summary>The rows as calls to the shard, each with every user once.</summary>
    public IEnumerable<ShardCall> Calls()
    {
        var users = ImmutableArray.CreateBuilder<UserEvents>();
        var rows = new List<CalledRow>();
        var events = ImmutableArray.CreateBuilder<Event>();
        var letters = 0L;
        for (var at = 0; at < _entries.Length;)
        {
            var first = _entries[at];
            do
            {
                var (item, _) = Rows(_entries[at]).Read(_entries[at].Place, _parts[_entries[at].Part].SourceId);
                rows.Add(new CalledRow(_entries[at].Part, _entries[at].Place, item.Source.Row));
                events.Add(item);
                letters += item.PageUrl.Length + item.Data.Length;
                at++;
            }
            while (at < _entries.Length && events.Count < EventsPerCall && letters < LettersPerCall && IsSameUser(first, _entries[at]));

            users.Add(new UserEvents(Encoding.UTF8.GetString(User(first)), events.DrainToImmutable()));
            if (rows.Count >= EventsPerCall || letters >= LettersPerCall || at == _entries.Length)
            {
                yield return new ShardCall(users.DrainToImmutable(), rows);
                rows = [];
                letters = 0;
            }
        }
    }

    /// <summary>The first eight bytes of a user id, as a number of the same order: nearly always they tell two users apart.</summary>
    private static ulong StartOf(ReadOnlySpan<byte> user)
    {
        if (user.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64BigEndian(user);
        }

        Span<byte> start = stackalloc byte[sizeof(ulong)];
        start.Clear();
        user.CopyTo(start);
        return BinaryPrimitives.ReadUInt64BigEndian(start);
    }

    private EncodedRows Rows(Entry entry) => _parts[entry.Part].OfShard(_shard)!;

    private ReadOnlySpan<byte> User(Entry entry) => Rows(entry).UserAt(entry.Place);

    private bool IsSameUser(Entry one, Entry other) => one.UserStart == other.UserStart && User(one).SequenceEqual(User(other));

    private int Compare(Entry one, Entry other)
    {
        var order = one.UserStart.CompareTo(other.UserStart);
        order = order != 0 ? order : User(one).SequenceCompareTo(User(other));
        order = order != 0 ? order : one.Part - other.Part;
        order = order != 0 ? order : one.Place.Segment - other.Place.Segment;
        return order != 0 ? order : one.Place.Start - other.Place.Start;
    }

    private readonly record struct Entry(ulong UserStart, int Part, RowPlace Place);
}
