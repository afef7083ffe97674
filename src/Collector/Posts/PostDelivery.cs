using Microsoft.Extensions.Logging;
using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;
using Puffy.Collector.Batches;
using Puffy.Collector.Telemetry;
using Puffy.Delivery;
using Puffy.Grains.Identities;

namespace Puffy.Collector.Posts;

/// <summary>Brings what a request brought to where it is durable: events to journeys, refused rows to quarantine, identity keys to theirs.</summary>
internal sealed class PostDelivery(
    IGrainFactory grains, LiveSources sources, ShardLanes lanes, QuarantineDelivery quarantine, TimeProvider time, ILogger<PostDelivery> logger)
{
    /// <summary>Delivers a post. It may be repeated: what is durable already is recognised.</summary>
    /// <returns>When all of it is durable.</returns>
    public async Task DeliverAsync(Post post, CancellationToken cancellationToken)
    {
        if (post.SourceId == 0 && post.Rows > 0)
        {
            await sources.NumberAsync(post).WaitAsync(cancellationToken);
        }

        if (post.ClockCorrectedFrom is { } day)
        {
            await sources.CorrectClockAsync(post.SourceId, day).WaitAsync(cancellationToken);
        }

        var outcomes = await lanes.DeliverAsync(post.Key, post.Accepted, cancellationToken);
        var refused = new List<RefusedRow>(post.Refused);
        for (var at = 0; at < outcomes.Length; at++)
        {
            if (outcomes[at] is Acceptance.Duplicate or Acceptance.Suppressed)
            {
                refused.Add(JourneyRefusal.Of(post.Accepted[at], outcomes[at]));
            }
        }

        if (refused.Count > 0)
        {
            await quarantine.KeepAsync(refused, post.SourceId, cancellationToken).WaitAsync(cancellationToken);
        }

        await Task.WhenAll(post.Identities.GroupBy(identity => IdentityKeys.BucketOf(identity.UserId)).Select(bucket =>
            grains.GetGrain<IIdentityKeysGrain>(bucket.Key).AddAsync([.. bucket], cancellationToken))).WaitAsync(cancellationToken);

        if (post.IsCanary)
        {
            return;
        }

        var now = time.GetUtcNow().UtcDateTime;
        CollectorMeter.Delivered(post.Key, new StoredPost(now, now - post.ReceivedAt)
        {
            Received = post.Entries,
            Stored = outcomes.Count(outcome => outcome == Acceptance.Accepted),
            Redelivered = outcomes.Count(outcome => outcome == Acceptance.Redelivered),
            Refused = refused.Select(row => row.Refusal.Reason),
            ClockCorrected = post.ClockCorrected,
            Objected = post.Objected,
            Newest = post.Accepted.Count == 0 ? null : post.Accepted.Max(row => row.Event.Timestamp),
        });
        logger.PostDelivered(post.Key, outcomes.Count(outcome => outcome == Acceptance.Accepted), refused.Count, post.Identities.Count);
    }
}
