namespace Puffy.Grains.Journeys;

/// <summary>
/// Who may write each journey of a shard now: the user's own grain while it is active, else the shard in bulk. Used by one grain,
/// whose calls interleave but never run at once.
/// </summary>
internal sealed class JourneyWriters
{
    private readonly HashSet<string> _active = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inBulk = new(StringComparer.Ordinal);
    private TaskCompletionSource _bulkDone = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the user's own grain is active.</summary>
    public bool IsActive(string userId) => _active.Contains(userId);

    /// <summary>The user's grain is active.</summary>
    public void Enter(string userId) => _active.Add(userId);

    /// <summary>The user's grain has become inactive.</summary>
    public void Leave(string userId) => _active.Remove(userId);

    /// <summary>Ends when the user is in no bulk write.</summary>
    public async Task WaitForBulkAsync(string userId)
    {
        while (_inBulk.Contains(userId))
        {
            await _bulkDone.Task;
        }
    }

    /// <summary>Writes the journeys of users in bulk: grains of theirs that become active meanwhile wait for its end.</summary>
    public async Task<T> InBulkAsync<T>(IEnumerable<string> userIds, Func<Task<T>> write)
    {
        _inBulk.UnionWith(userIds);
        try
        {
            return await write();
        }
        finally
        {
            _inBulk.Clear();
            _bulkDone.SetResult();
            _bulkDone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
