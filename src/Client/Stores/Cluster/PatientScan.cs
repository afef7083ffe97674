using System.Runtime.CompilerServices;

namespace Puffy.Client.Stores.Cluster;

/// <summary>Reads in order what a grain streams. Where the stream breaks off with its silo, it is opened again and what was already read is skipped.</summary>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="patience">How to wait for a cluster; null where the silo is in this process, and gone for good.</param>
/// <param name="order">The order of the stream, in which no two are equal.</param>
internal sealed class PatientScan<T>(ClusterPatience? patience, Comparison<T> order)
    where T : class
{
    /// <summary>Reads all.</summary>
    /// <param name="open">Opens the stream, from its beginning.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync(
        Func<IAsyncEnumerable<IReadOnlyList<T>>> open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        T? last = null;
        var stream = open().GetAsyncEnumerator(cancellationToken);
        try
        {
            var (attempt, since) = (0, patience?.Now() ?? 0);
            while (true)
            {
                Exception? failure = null;
                try
                {
                    if (!await stream.MoveNextAsync())
                    {
                        yield break;
                    }
                }
                catch (Exception exception) when (patience is not null && !cancellationToken.IsCancellationRequested && ClusterPatience.MayPass(exception))
                {
                    failure = exception;
                }

                if (failure is not null)
                {
                    await patience!.WaitAsync(failure, attempt++, since, cancellationToken);
                    await CloseAsync(stream);
                    stream = open().GetAsyncEnumerator(cancellationToken);
                    continue;
                }

                IReadOnlyList<T> batch = last is { } read ? [.. stream.Current.SkipWhile(item => order(item, read) <= 0)] : stream.Current;
                if (batch.Count > 0)
                {
                    last = batch[^1];
                    (attempt, since) = (0, patience?.Now() ?? 0);
                    yield return batch;
                }
            }
        }
        finally
        {
            await CloseAsync(stream);
        }
    }

    /// <summary>To close a stream is a call to its silo, which may be gone, and the stream with it.</summary>
    private async Task CloseAsync(IAsyncEnumerator<IReadOnlyList<T>> stream)
    {
        try
        {
            await stream.DisposeAsync();
        }
        catch (Exception exception) when (patience is not null && ClusterPatience.MayPass(exception))
        {
        }
    }
}
