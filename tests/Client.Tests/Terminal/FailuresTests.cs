using Puffy.Analytics;
using Puffy.Client.Stores.Cluster;
using Puffy.Client.Terminal;
using Puffy.Grains.Storage;

namespace Puffy.Client.Tests.Terminal;

public class FailuresTests
{
    [Fact]
    public void An_error_for_the_user_is_its_own_message() =>
        Assert.Equal("The store is locked.", Failures.Explain(new StoreException("The store is locked.")));

    [Fact]
    public void A_fault_in_Puffy_has_no_explanation()
    {
        Assert.Null(Failures.Explain(new InvalidOperationException("odd")));
        Assert.Null(Failures.Explain(new ArgumentException("odd")));
        Assert.Null(Failures.Explain(new FormatException("odd")));
        Assert.Null(Failures.Explain(new AggregateException(new StoreException("The disk is full."), new InvalidOperationException("odd"))));
    }

    [Fact]
    public void What_went_wrong_on_several_cores_is_said_once() => Assert.Equal(
        "The disk is full.", Failures.Explain(new AggregateException(new StoreException("The disk is full."), new StoreException("The disk is full."))));

    [Fact]
    public async Task A_fault_in_Puffy_crashes_the_command() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Failures.ReportAsync(() => throw new InvalidOperationException("odd"), "Stopped."));

    [Fact]
    public void A_client_of_a_cluster_repeats_only_what_may_pass()
    {
        Assert.True(ClusterPatience.MayPass(new StoreUnavailableException("The store is locked.")));
        Assert.True(ClusterPatience.MayPass(new TimeoutException()));
        Assert.True(ClusterPatience.MayPass(new AggregateException(new InvalidOperationException(), new TimeoutException())));
        Assert.False(ClusterPatience.MayPass(new StoreException("The store was written by a newer puffy.")));
        Assert.False(ClusterPatience.MayPass(new InvalidInputException("The lookback window is 0.")));
        Assert.False(ClusterPatience.MayPass(new InvalidOperationException()));
    }
}
