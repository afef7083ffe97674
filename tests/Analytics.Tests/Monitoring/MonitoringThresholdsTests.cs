using Puffy.Analytics.Monitoring;

namespace Puffy.Analytics.Tests.Monitoring;

public sealed class MonitoringThresholdsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_specification()
    {
        var defaults = new MonitoringThresholds();

        Assert.Equal((3.0, 4.0, 3, 30.0), (defaults.WarningZ, defaults.CriticalZ, defaults.LeastBaselineDays, defaults.StaleAfter.TotalHours));
        defaults.Validate();
    }

    [Fact]
    public void Each_threshold_has_a_setting_that_changes_it_and_nothing_else()
    {
        var defaults = new MonitoringThresholds();

        Assert.All(ThresholdSetting.All, setting =>
        {
            var changed = setting.With(defaults, setting.Value(defaults) + 1);
            Assert.Equal(setting.Value(defaults) + 1, setting.Value(changed));
            Assert.Equal(defaults, setting.With(changed, setting.Value(defaults)));
            Assert.Same(setting, ThresholdSetting.Named(setting.Name));
        });
        Assert.Equal(typeof(MonitoringThresholds).GetProperties().Count(property => property.CanWrite), ThresholdSetting.All.Count);
    }

    [Theory]
    [InlineData("warning_z", 0, "Monitoring: the warning z is 0; it must be more than 0.")]
    [InlineData("critical_z", 2, "Monitoring: the critical z is 2; it must be at least the warning z of 3.")]
    [InlineData("least_baseline_days", 1, "Monitoring: the least number of baseline days is 1; it must be 2 to 365.")]
    [InlineData("baseline_days", 2, "Monitoring: the number of baseline days is 2; it must be 3 to 365.")]
    [InlineData("baseline_days", 3.5, "Monitoring: baseline_days is 3.5; it must be a whole number.")]
    [InlineData("stale_after_hours", 0, "Monitoring: stale_after_hours is 0; it must be more than 0.")]
    [InlineData("missing_below", 1.5, "Monitoring: the share below which a day is missing is 1.5; it must be 0 to 1.")]
    [InlineData("order_dispersion", 0, "Monitoring: the dispersion of orders is 0; it must be more than 0.")]
    public void A_threshold_that_makes_no_sense_is_refused_with_its_range(string name, double value, string message) => Assert.Equal(
        message,
        Assert.Throws<InvalidInputException>(() => ThresholdSetting.Named(name).With(new MonitoringThresholds(), value).Validate()).Message);

    [Fact]
    public void An_unknown_name_is_answered_with_those_that_there_are() =>
        Assert.Contains("critical_z, baseline_days", Assert.Throws<InvalidInputException>(() => ThresholdSetting.Named("z")).Message, StringComparison.Ordinal);
}
