using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace Puffy.Silo.Settings;

/// <summary>Logs; they go to standard output.</summary>
internal sealed record LogSettings
{
    [Description("The least severe log messages of Puffy: Trace, Debug, Information, Warning, Error, Critical.")]
    public LogLevel Level { get; init; } = LogLevel.Information;

    [Description("The same for Orleans and all else.")]
    public LogLevel FrameworkLevel { get; init; } = LogLevel.Warning;

    [Description("One JSON object a line, for log collectors.")]
    public bool Json { get; init; }
}
