namespace Puffy.Collector.Canaries;

/// <summary>How a process sends its canary.</summary>
/// <param name="Address">The collector's address as this process reaches it; asked once the server listens.</param>
/// <param name="Shards">Into how many shards the store divides its users.</param>
public sealed record CanaryOptions(Func<IServiceProvider, Uri> Address, Func<IServiceProvider, int> Shards)
{
    /// <summary>The interval unless it is set.</summary>
    public static TimeSpan UsualInterval { get; } = TimeSpan.FromMinutes(1);

    /// <summary>The time between a canary that passed and the next.</summary>
    public TimeSpan Interval { get; init; } = UsualInterval;

    /// <summary>The time between one that failed and the next, so that it is soon known when all is well again; never longer than the interval.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(5);
}
