using Puffy.Grains.Storage;

namespace Puffy.Grains.Identities;

/// <summary>A key that a user gave.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Hash">SHA-256 of the e-mail address, trimmed and in lower case, as 64 lower-case hex digits.</param>
[GenerateSerializer, Immutable, Alias("puffy.IdentityKey")]
public sealed record IdentityKey(string UserId, string Hash);

/// <summary>Where identity keys are kept.</summary>
public static class IdentityKeys
{
    /// <summary>So many grains share the users of a store: a new key rewrites the keys of few others, and all can be read for one question.</summary>
    public const int Buckets = 512;

    /// <summary>The grain that keeps a user's keys.</summary>
    public static int BucketOf(string userId) => Sharding.ShardOf(userId, Buckets);
}
