using Puffy.Grains.Storage;

namespace Puffy.Grains.Journeys;

/// <summary>
/// Which users of a shard the store may hold. A shard that was empty when its grain became active knows who has come since, so
/// that a first load need not ask the store for each visitor whether it is new. To be wrong costs a refused write and
/// a second try, never a journey: a first write is refused where there is one already. It ends where a shard has so many
/// users that to remember them costs more memory than it saves time.
/// </summary>
internal sealed class KnownUsers
{
    /// <summary>About 4 MB a shard.</summary>
    public const int Bound = 150_000;

    private HashSet<ulong>? _come;

    /// <param name="held">Journeys that the store held when the grain became active.</param>
    public KnownUsers(long held) => _come = held == 0 ? [] : null;

    /// <summary>Whether the store may hold the user's journey.</summary>
    public bool MayHold(string userId) => _come is null || _come.Contains(Sharding.HashOf(userId));

    /// <summary>From now on the store may hold the user's journey.</summary>
    public void Add(string userId)
    {
        if (_come?.Count == Bound)
        {
            _come = null;
        }

        _come?.Add(Sharding.HashOf(userId));
    }
}
