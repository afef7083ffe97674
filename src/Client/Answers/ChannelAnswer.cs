using Puffy.Analytics.Channels;
using Puffy.Analytics.Rollups;

namespace Puffy.Client.Answers;

/// <summary>What a channel brought and earned.</summary>
/// <param name="Channel">Name of the channel.</param>
/// <param name="Visits">Its sessions.</param>
/// <param name="Earned">Its revenue by attribution model.</param>
internal sealed record ChannelAnswer(string Channel, ChannelVisits Visits, IReadOnlyDictionary<string, decimal> Earned);
