using System.Collections.Immutable;
using Puffy.Analytics.Attribution.DataDriven;
using Puffy.Analytics.Currencies;

namespace Puffy.Facts.Scans;

/// <summary>What the credits of a shard depend on besides its own journeys, under one model.</summary>
/// <param name="Weights">What a data-driven model learnt from the paths of all shards; null for a rule.</param>
/// <param name="Joined">Users of the shard who are one person with others: what their own journeys say of credit does not count.</param>
/// <param name="Given">The credits of persons whose touchpoints are sessions of the shard.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.CreditsElsewhere")]
public sealed record CreditsElsewhere(PathWeights? Weights, ImmutableArray<string> Joined, ImmutableArray<GivenCredit> Given);

/// <summary>A touchpoint's share in an order of the person.</summary>
/// <param name="UserId">Whose session the touchpoint is.</param>
/// <param name="TouchedAt">Start of that session, in milliseconds since 1970, UTC.</param>
/// <param name="OrderedAt">Time of the order, likewise.</param>
/// <param name="Weight">The share, of 1.</param>
/// <param name="Revenue">The share in money.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.GivenCredit")]
public readonly record struct GivenCredit(string UserId, long TouchedAt, long OrderedAt, decimal Weight, Money Revenue);
