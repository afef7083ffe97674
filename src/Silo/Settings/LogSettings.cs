using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace Puffy.Silo.Settings;

/// <summary>Logs; they go to standard output.</summary>
internal sealed record LogSettings
{
    [Description("Least severe level that Puffy logs: Trace, Debug, Information, Warning, Error or Critical.")]
    public LogLevel Level { get; init; } = LogLevel.Information;

    [Description("The same for Orleans and everything else.")]
    public LogLevel FrameworkLevel { get; init; } = LogLevel.Warning;

    [Description("Write one JSON object per line, for log collectors.")]
    public bool Json { get; init; }
}
