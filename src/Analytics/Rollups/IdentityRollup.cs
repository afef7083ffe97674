using Puffy.Analytics.Journeys;
using Puffy.Analytics.Tallies;

namespace Puffy.Analytics.Rollups;

/// <summary>A user and an identity key that an event of the user has.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Key">The key.</param>
[GenerateSerializer, Immutable, Alias("puffy.UserKey")]
public readonly record struct UserKey(string UserId, string Key);

/// <summary>
/// The identity keys of users: the edges from which persons are found when they are asked for. Empty in a store without identity.
/// </summary>
[GenerateSerializer, Immutable, Alias("puffy.IdentityRollup")]
public sealed class IdentityRollup : IRollup<IdentityRollup>
{
    /// <summary>Users and their keys; each edge counts once for its user.</summary>
    [Id(0)]
    public Tally<UserKey, Count> Keys { get; private set; } = new();

    /// <summary>The edges.</summary>
    public IEnumerable<(string User, string Key)> Edges => Keys.Cells.Keys.Select(edge => (edge.UserId, edge.Key));

    /// <inheritdoc/>
    public void Add(Journey journey, int sign)
    {
        ArgumentNullException.ThrowIfNull(journey);
        foreach (var key in journey.IdentityKeys)
        {
            Keys.Add(new UserKey(journey.UserId, key), new Count(1), sign);
        }
    }

    /// <inheritdoc/>
    public void Merge(IdentityRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Keys.Merge(other.Keys);
    }

    /// <inheritdoc/>
    public IdentityRollup Copy() => new() { Keys = Keys.Copy() };

    /// <inheritdoc/>
    public int DifferencesFrom(IdentityRollup other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Keys.DifferencesFrom(other.Keys);
    }
}
