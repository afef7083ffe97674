using System.Collections.Immutable;
using Orleans.Concurrency;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.EventLogs;
using Puffy.Grains.Access;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Journeys;

/// <summary>
/// The users of one shard, taken together: loads in bulk, scans, erasure. It applies events itself to the journeys of users
/// whose grains are not active, and hands those of the others to their grains; so each journey has one writer at a time, and a first
/// load need not activate every visitor of one page. The key is the number of the shard.
/// </summary>
[Alias("puffy.IJourneyShardGrain")]
[GrainInterfaceType("Puffy.Grains.Journeys.IJourneyShardGrain")]
public interface IJourneyShardGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Adds events to journeys. On return they are durable and every rollup shows them. Safe to repeat.
    /// </summary>
    /// <param name="users">Events by user; each user once, all of this shard.</param>
    /// <param name="cancellationToken">Gives up waiting; what was written stays.</param>
    /// <returns>What became of each event, in the order given, user after user.</returns>
    /// <exception cref="ArgumentException">A user is there twice, or of another shard. Nothing was written.</exception>
    [Alias("Apply"), ClientNeeds(Rights.Load)]
    Task<Acceptance[]> ApplyAsync(ImmutableArray<UserEvents> users, CancellationToken cancellationToken = default);

    /// <summary>Says that a user's grain is active: from now on its events are handed to it.</summary>
    /// <returns>Whether the user was erased, and must not be written again.</returns>
    [Alias("Enter"), AlwaysInterleave]
    Task<bool> EnterAsync(string userId);

    /// <summary>Reports that a user's grain has become inactive.</summary>
    [Alias("Leave"), AlwaysInterleave]
    Task LeaveAsync(string userId);

    /// <summary>
    /// Erases a user from the store, the rollups and every grain, for good. Where it fails, the user's events are refused
    /// all the same until the shard is next activated: repeat the call.
    /// </summary>
    /// <exception cref="ArgumentException">The user is of another shard.</exception>
    [Alias("Forget"), ClientNeeds(Rights.Erase)]
    Task<ForgottenUser> ForgetAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>Reads the journeys of some users of the shard as of one moment; those who have none are left out.</summary>
    [Alias("ReadUsers"), AlwaysInterleave, ClientNeeds(Rights.Read)]
    Task<IReadOnlyList<StoredJourney>> ReadUsersAsync(ImmutableArray<string> userIds, CancellationToken cancellationToken = default);

    /// <summary>Reads all journeys of the shard as of one moment, ordered by user id.</summary>
    [Alias("Read"), AlwaysInterleave, ClientNeeds(Rights.Read)]
    IAsyncEnumerable<IReadOnlyList<StoredJourney>> ReadAsync(CancellationToken cancellationToken = default);
}

/// <summary>What an erasure took.</summary>
/// <param name="Events">Accepted events that the user had.</param>
/// <param name="Revenue">Revenue of the user's orders.</param>
[GenerateSerializer, Immutable, Alias("puffy.ForgottenUser")]
public sealed record ForgottenUser(int Events, Amounts Revenue);
