namespace Puffy.Facts.Live;

/// <summary>Keeps the newest of many items, the newest first; of one time, those of users first in ordinal order.</summary>
/// <typeparam name="T">An item.</typeparam>
/// <param name="most">How many to keep.</param>
internal sealed class NewestItems<T>(int most)
{
    private readonly List<(long Time, string User, T Item)> _items = new(most + 1);

    /// <summary>The items.</summary>
    public IEnumerable<T> Items => _items.Select(kept => kept.Item);

    /// <summary>Whether an item of a time may be among them: of millions that are older nothing has to be read.</summary>
    public bool MayTake(long time) => _items.Count < most || time >= _items[^1].Time;

    /// <summary>Offers an item.</summary>
    public void Add(long time, string user, T item)
    {
        var at = _items.Count;
        while (at > 0 && (_items[at - 1].Time < time || (_items[at - 1].Time == time && string.CompareOrdinal(_items[at - 1].User, user) > 0)))
        {
            at--;
        }

        _items.Insert(at, (time, user, item));
        if (_items.Count > most)
        {
            _items.RemoveAt(most);
        }
    }
}
