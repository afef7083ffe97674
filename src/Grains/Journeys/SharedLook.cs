namespace Puffy.Grains.Journeys;

/// <summary>
/// A costly look at something that changes, shared by all who ask for it at about the same time. Whoever asks gets a look that began after
/// the question: while one is under way, all newcomers share the next. Safe for concurrent use.
/// </summary>
/// <typeparam name="T">What is seen.</typeparam>
/// <param name="look">Takes the look.</param>
internal sealed class SharedLook<T>(Func<Task<T>> look)
{
    private readonly Lock _lock = new();
    private Task _current = Task.CompletedTask;
    private Task<T>? _next;

    /// <summary>Asks for a look. One that fails, fails for all who share it, and for nobody after them.</summary>
    public Task<T> TakeAsync()
    {
        lock (_lock)
        {
            var current = _current;

            // On a thread of its own, as the one who asks first may be a grain that ends meanwhile.
            return _next ??= Task.Run(() => TakeAfterAsync(current));
        }
    }

    private async Task<T> TakeAfterAsync(Task current)
    {
        await current.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
        {
            (_current, _next) = (_next!, null);
        }

        return await look();
    }
}
