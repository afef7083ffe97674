using Puffy.Analytics;
using Puffy.Analytics.Users;
using Puffy.Grains.Options;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Service;

/// <summary>
/// Keeps a silo whose e-mail key is another than the store's from starting: what its collector takes would be hashed under the wrong key.
/// </summary>
internal sealed class EmailKeyCheck(IGrainFactory grains, EmailHashing emails) : IStartupTask
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task Execute(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                (await grains.GetGrain<IAnalysisOptionsGrain>(0).GetAsync()).RequireEmailKey(emails);
                return;
            }
            catch (OrleansException exception) when (exception.InnerException is PuffyException { IsTransient: false } damage)
            {
                // Orleans wraps what goes wrong when the grain reads its state.
                throw new StoreException(damage.Message, exception);
            }
            catch (Exception exception) when (exception is TimeoutException or OrleansException or StoreUnavailableException)
            {
                // Another silo that is just leaving held the options, or the database is away: the silo has joined, and waits.
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
