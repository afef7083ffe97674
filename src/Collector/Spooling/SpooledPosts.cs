using Orleans.Serialization;
using Puffy.Analytics.Intake;
using Puffy.Collector.Posts;
using Puffy.Grains.Storage;

namespace Puffy.Collector.Spooling;

/// <summary>Posts as bytes of the spool.</summary>
internal sealed class SpooledPosts(Serializer<SpooledPost> serializer)
{
    /// <summary>The bytes of a post.</summary>
    public byte[] Write(Post post) => serializer.SerializeToArray(new SpooledPost
    {
        Key = post.Key,
        ReceivedAt = post.ReceivedAt,
        SourceId = post.SourceId,
        Users = [.. post.Accepted.Select(row => row.UserId)],
        Events = [.. post.Accepted.Select(row => row.Event)],
        Refused = [.. post.Refused.Select(row => new QuarantinedRow(
            post.SourceId, row.Row, row.Refusal.Reason, row.Refusal.Detail, row.Raw, row.Refusal.UserId, row.Refusal.Day, row.Refusal.Empty))],
        Identities = [.. post.Identities],
        Entries = post.Entries,
        ClockCorrected = post.ClockCorrected,
        ClockCorrectedFrom = post.ClockCorrectedFrom,
        Objected = post.Objected,
    });

    /// <summary>The post of bytes.</summary>
    public Post Read(byte[] payload)
    {
        var spooled = serializer.Deserialize(payload)!;
        return new Post(spooled.Key, spooled.ReceivedAt)
        {
            SourceId = spooled.SourceId,
            Accepted = [.. spooled.Users.Zip(spooled.Events, (user, item) => new AcceptedRow(user, item))],
            Refused = [.. spooled.Refused.Select(row => new RefusedRow(row.Row, new Refusal(row.Reason, row.Detail, row.UserId, row.Day, row.EmptyColumns), row.Raw))],
            Identities = [.. spooled.Identities],
            Entries = spooled.Entries,
            ClockCorrected = spooled.ClockCorrected,
            ClockCorrectedFrom = spooled.ClockCorrectedFrom,
            Objected = spooled.Objected,
        };
    }
}
