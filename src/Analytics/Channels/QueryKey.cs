namespace Puffy.Analytics.Channels;

/// <summary>What a key of the query means.</summary>
/// <param name="Role">The tag that it gives.</param>
/// <param name="Facts">What holds because the key is there.</param>
internal readonly record struct QueryKey(TagRole Role, ulong Facts);
