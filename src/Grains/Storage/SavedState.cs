using Orleans.Storage;

namespace Puffy.Grains.Storage;

/// <summary>Changes of a state that a grain saves at once.</summary>
internal static class SavedState
{
    /// <summary>Another writer is a rare thing (an activation that its cluster gave up); two in a row are rarer.</summary>
    private const int WriteAttempts = 5;

    /// <summary>
    /// Changes a state, durably. Where another activation was faster, or an earlier write was durable though its answer was lost, the
    /// state is read again and the change decided again. Where it can't be saved the state stays as it was: what is not durable must
    /// not be answered later.
    /// </summary>
    /// <param name="saved">The state.</param>
    /// <param name="change">Computes the new state from the current one; returns the same object if there is nothing to save.</param>
    public static Task ChangeAsync<T>(this IPersistentState<T> saved, Func<T, T> change)
        where T : class => RepeatAsync(saved.ReadStateAsync, async () =>
    {
        var before = saved.State;
        var after = change(before);
        if (ReferenceEquals(before, after))
        {
            return;
        }

        try
        {
            saved.State = after;
            await saved.WriteStateAsync();
        }
        catch
        {
            saved.State = before;
            throw;
        }
    });

    /// <summary>Repeats a change where another writer was faster.</summary>
    /// <param name="read">Reads what the other writer wrote.</param>
    /// <param name="change">Decides and writes the change.</param>
    public static async Task RepeatAsync(Func<Task> read, Func<Task> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await change();
                return;
            }
            catch (InconsistentStateException) when (attempt < WriteAttempts)
            {
                await read();
            }
        }
    }
}
