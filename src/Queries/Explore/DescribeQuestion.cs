using System.Collections.Immutable;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Explore;

/// <summary>What can be asked of this store? Its days and size, and the values that filters can name.</summary>
/// <param name="Time">The clock that dates the answers.</param>
public sealed record DescribeQuestion(TimeProvider Time) : Question<StoreDescription>
{
    private const int MostValues = 25;

    private static readonly ImmutableArray<Dimension> Listed =
    [
        Dimension.Channel, Dimension.ChannelGroup, Dimension.Source, Dimension.Medium, Dimension.Campaign, Dimension.Device, Dimension.Os,
        Dimension.Browser, Dimension.LandingPage, Dimension.EventName,
    ];

    /// <inheritdoc/>
    internal override async Task<StoreDescription> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        var whole = await AskAsync(store, [Metric.Sessions, Metric.Users, Metric.Orders], [], cancellationToken);
        var counts = whole.Results[0].Metrics;
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var dimension in Listed)
        {
            var split = await AskAsync(store, [Metric.Sessions], [dimension], cancellationToken);
            values.Add(dimension.Name(), [.. split.Results.Select(group => group.Key[0].Text)]);
        }

        return new StoreDescription(
            whole.About.Days?.From,
            whole.About.Days?.To,
            whole.Currency.IsNone ? null : whole.Currency.Code,
            (long)counts[0]!,
            (long)counts[1]!,
            (long)counts[2]!,
            values);
    }

    private Task<FactAnswer> AskAsync(
        IStoreReader store, ImmutableArray<Metric> metrics, ImmutableArray<Dimension> dimensions, CancellationToken cancellationToken) =>
        new ExploreQuestion(new FactQuestion { Metrics = metrics, Dimensions = dimensions, Limit = MostValues }, Time).AnswerAsync(store, cancellationToken);
}

/// <summary>What a store holds.</summary>
/// <param name="FirstDay">UTC day of the first session; null without sessions.</param>
/// <param name="LastDay">UTC day of the last session's start.</param>
/// <param name="Currency">ISO 4217 code of money in answers; null where none is known.</param>
/// <param name="Sessions">Sessions of all days.</param>
/// <param name="Users">Users of all days.</param>
/// <param name="Orders">Orders of all days.</param>
/// <param name="Values">For dimensions that filters often name, up to 25 values by sessions, the most frequent first; none is the empty text.</param>
public sealed record StoreDescription(
    DateOnly? FirstDay,
    DateOnly? LastDay,
    string? Currency,
    long Sessions,
    long Users,
    long Orders,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Values);
