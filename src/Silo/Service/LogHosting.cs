using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Puffy.Silo.Settings;

namespace Puffy.Silo.Service;

/// <summary>Logs of the service.</summary>
internal static class LogHosting
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z '";

    public static void AddLogs(this WebApplicationBuilder builder, LogSettings settings)
    {
        builder.Logging.SetMinimumLevel(settings.FrameworkLevel);
        builder.Logging.AddFilter("Puffy", settings.Level);
        if (settings.Json)
        {
            builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, TimeFormat.Trim()));
        }
        else
        {
            builder.Logging.AddSimpleConsole(console =>
                (console.UseUtcTimestamp, console.TimestampFormat, console.SingleLine) = (true, TimeFormat, true));
        }
    }
}
