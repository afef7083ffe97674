using Puffy.Analytics;
using Puffy.Analytics.Intake;
using Puffy.Queries.Reading;

namespace Puffy.Queries.Quarantine;

/// <summary>Which rows were refused last, and why? The newest source comes first, and of a source its newest row.</summary>
/// <param name="Source">Only this file's rows, or those that came live under a key: <c>live/KEY</c>; null for all.</param>
/// <param name="Limit">The most rows.</param>
public sealed record QuarantineQuestion(string? Source = null, int Limit = QuarantineQuestion.DefaultLimit) : Question<IReadOnlyList<QuarantineAnswer>>
{
    /// <summary>So many rows unless more are asked for.</summary>
    public const int DefaultLimit = 20;

    /// <summary>The most rows of an answer; bronze/quarantine.csv has all.</summary>
    public const int LargestLimit = 1_000;

    /// <inheritdoc/>
    internal override async Task<IReadOnlyList<QuarantineAnswer>> AnswerAsync(IStoreReader store, CancellationToken cancellationToken)
    {
        if (Limit is < 1 or > LargestLimit)
        {
            throw new InvalidInputException($"The limit {Limit} is not allowed. Give a number of rows from 1 to {LargestLimit}; bronze/quarantine.csv has all.");
        }

        var names = await store.ReadSourcesAsync();
        var asked = names.Where(source => Source is null || source.Value == Source || LiveSourceName.GroupOf(source.Value) == Source).Select(source => source.Key).ToList();
        if (Source is not null && asked.Count == 0)
        {
            throw new InvalidInputException($"The store has no source '{Source}'. Give the name of a loaded file, or live/KEY with the name of a write key.");
        }

        var rows = await store.ReadNewestRefusedAsync(asked, Limit, cancellationToken);
        return [.. rows.Select(row => row.RequireSound()).Select(row => new QuarantineAnswer(
            names.GetValueOrDefault(row.SourceId, string.Empty), row.Row, row.Reason.Name(), row.Detail, row.Day, row.Raw))];
    }
}

/// <summary>A refused row.</summary>
/// <param name="SourceFile">Its file; of a live row key, hour and silo.</param>
/// <param name="SourceRow">Its number within the source.</param>
/// <param name="Reason">Why it was refused, as in bronze/quarantine.csv.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="Day">The UTC day that it counts on; null where nothing tells.</param>
/// <param name="Raw">Its text; empty for an erased user.</param>
public sealed record QuarantineAnswer(string SourceFile, int SourceRow, string Reason, string Detail, DateOnly? Day, string Raw);
