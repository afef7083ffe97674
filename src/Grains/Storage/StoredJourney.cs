using System.Collections.Immutable;

namespace Puffy.Grains.Storage;

/// <summary>One page of a journey's events, encoded.</summary>
/// <param name="Page">The page's number; page 0 always exists, and a page is never taken back but by erasure.</param>
/// <param name="Payload">The encoded events; not to be changed.</param>
[GenerateSerializer, Immutable, Alias("puffy.StoredPage")]
public readonly record struct StoredPage(int Page, byte[] Payload);

/// <summary>A journey as the store holds it.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Version">How often the journey was written; 1 after the first write.</param>
/// <param name="Pages">Every page, in the order of their numbers.</param>
[GenerateSerializer, Immutable, Alias("puffy.StoredJourney")]
public sealed record StoredJourney(string UserId, long Version, ImmutableArray<StoredPage> Pages);

/// <summary>A change of one journey: it is written if the journey is still at the expected version, and is then one version on.</summary>
/// <param name="UserId">The user.</param>
/// <param name="ExpectedVersion">The version that the writer read; 0 where there was no journey.</param>
/// <param name="ChangedPages">The pages that are new or changed; other pages stay as they are.</param>
public sealed record JourneyWrite(string UserId, long ExpectedVersion, ImmutableArray<StoredPage> ChangedPages)
{
    /// <summary>Checks that the write makes sense whatever the store holds.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public void RequireComplete()
    {
        ArgumentException.ThrowIfNullOrEmpty(UserId);
        ArgumentOutOfRangeException.ThrowIfNegative(ExpectedVersion);
        if (ChangedPages.Length == 0)
        {
            throw new ArgumentException($"The write of user '{UserId}' changes no page.");
        }

        if (ExpectedVersion == 0 && ChangedPages.All(page => page.Page != 0))
        {
            throw new ArgumentException($"The first write of user '{UserId}' lacks page 0.");
        }

        foreach (var page in ChangedPages)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(page.Page);
            ArgumentNullException.ThrowIfNull(page.Payload);
        }
    }
}

/// <summary>What a shard holds, kept exact by every write: the yardstick for rollups.</summary>
/// <param name="Users">Number of journeys.</param>
/// <param name="Sequence">How many writes and erasures the shard has had; each takes the next number in the transaction
/// that makes it durable, so a reader that has applied all of them up to this one has missed nothing.</param>
public readonly record struct ShardTotals(long Users, long Sequence);

/// <summary>What became of a write.</summary>
/// <param name="Sequence">The number of this write in its shard; 0 where nothing was written.</param>
/// <param name="Refused">The users whose journeys were not at the expected version.</param>
/// <param name="Erased">The users who had been erased without the writer's knowledge; nothing of theirs was kept.</param>
public sealed record WriteOutcome(long Sequence, IReadOnlyList<string> Refused, IReadOnlyList<string> Erased);
