using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Puffy.Silo.Settings;

namespace Puffy.Silo.Service;

/// <summary>Logs of the service.</summary>
internal static class LogHosting
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static void AddLogs(this WebApplicationBuilder builder, LogSettings settings)
    {
        builder.Logging.SetMinimumLevel(settings.FrameworkLevel);
        builder.Logging.AddFilter("Puffy", settings.Level);

        // A silo that is not ready says so where it is asked, and its watchdog takes the machine's time since boot for a stall.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);

        // It names grains, and so users, who happened to run while the machine was slow.
        builder.Logging.AddFilter("Orleans.Runtime.Scheduler", LogLevel.Error);
        if (settings.Json)
        {
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, TimeFormat));
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
                (console.UseUtcTimestamp, console.TimestampFormat, console.SingleLine) = (true, $"{TimeFormat} ", true));
        }
    }
}
