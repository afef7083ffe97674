namespace Puffy.Collector.Batches;

/// <summary>A queue that gives the keys their turns: what a busy key queued up delays another key by one item at a time. Not safe for concurrent use.</summary>
/// <typeparam name="T">What waits.</typeparam>
internal sealed class FairQueue<T>
{
    private readonly Dictionary<string, Queue<T>> _ofKeys = new(StringComparer.Ordinal);

    /// <summary>The keys that have something, the next one first.</summary>
    private readonly Queue<string> _turns = new();

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _turns.Count == 0;

    /// <summary>Adds an item after those of its key.</summary>
    public void Add(string key, T item)
    {
        if (!_ofKeys.TryGetValue(key, out var waiting))
        {
            _ofKeys.Add(key, waiting = new Queue<T>());
            _turns.Enqueue(key);
        }

        waiting.Enqueue(item);
    }

    /// <summary>Takes the first item of the key whose turn it is.</summary>
    /// <exception cref="InvalidOperationException">Nothing waits.</exception>
    public T Take()
    {
        var key = _turns.Dequeue();
        var waiting = _ofKeys[key];
        var item = waiting.Dequeue();
        if (waiting.Count == 0)
        {
            _ofKeys.Remove(key);
        }
        else
        {
            _turns.Enqueue(key);
        }

        return item;
    }
}
