using Puffy.Analytics.EventLogs;
using Puffy.Analytics.Intake;

namespace Puffy.Collector.Batches;

/// <summary>The rows of a request that belong to one shard.</summary>
/// <param name="key">The name of the key under which it came.</param>
internal sealed class ShardPart(string key)
{
    private readonly TaskCompletionSource<Acceptance[]> _outcomes = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The name of the key under which it came.</summary>
    public string Key => key;

    /// <summary>The rows.</summary>
    public List<AcceptedRow> Rows { get; } = [];

    /// <summary>The places of the rows in their request.</summary>
    public List<int> Places { get; } = [];

    /// <summary>What became of each row.</summary>
    public Task<Acceptance[]> Outcomes => _outcomes.Task;

    /// <summary>Nobody waits any longer; a part that was not sent need not be.</summary>
    public bool IsAbandoned { get; set; }

    /// <summary>The rows are durable.</summary>
    public void Done(Acceptance[] outcomes) => _outcomes.TrySetResult(outcomes);

    /// <summary>The rows may not be durable.</summary>
    public void Failed(Exception exception) => _outcomes.TrySetException(exception);
}
