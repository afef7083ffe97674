using System.Globalization;
using Puffy.Analytics.Devices;

namespace Puffy.Analytics.Tests.Devices;

public sealed class RecentDevicesTests
{
    private static readonly Device Phone = new(DeviceKind.Mobile, "iOS", "Safari");

    [Fact]
    public void Any_number_of_user_agents_takes_bounded_memory()
    {
        var recent = new RecentDevices();
        for (var i = 0; i < 5 * RecentDevices.Generation; i++)
        {
            recent.Add(i.ToString(CultureInfo.InvariantCulture), Phone);
        }

        Assert.InRange(recent.Count, 1, 2 * RecentDevices.Generation);
    }

    [Fact]
    public void What_is_asked_for_again_and_again_stays()
    {
        var recent = new RecentDevices();
        recent.Add("often", Phone);
        for (var i = 0; i < 5 * RecentDevices.Generation; i++)
        {
            recent.Add(i.ToString(CultureInfo.InvariantCulture), Phone);
            Assert.True(recent.TryGet("often", out _));
        }
    }
}
