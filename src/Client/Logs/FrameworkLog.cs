using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Puffy.Analytics;
using Serilog;
using Serilog.Extensions.Logging;

namespace Puffy.Client.Logs;

/// <summary>
/// Where Orleans and the rest of the framework log. What a user has to know Puffy says itself, so without a file and without
/// <paramref name="Verbose"/> nothing is logged.
/// </summary>
/// <param name="File">The file that lines are added to; null for none.</param>
/// <param name="Verbose">Logs what goes well too. Without a file the log goes to standard error.</param>
internal sealed record FrameworkLog(string? File, bool Verbose)
{
    private const string Line = "{Timestamp:yyyy-MM-dd'T'HH:mm:ss.fffzzz} {Level:u4} {SourceContext}: {Message:lj}{NewLine}{Exception}";

    /// <summary>No log.</summary>
    public static FrameworkLog None { get; } = new(File: null, Verbose: false);

    /// <summary>Opens the log; to be disposed of by the caller when all is said.</summary>
    /// <exception cref="InvalidInputException">The file can't be written.</exception>
    public ILoggerFactory Open()
    {
        if (File is null && !Verbose)
        {
            return NullLoggerFactory.Instance;
        }

        return LoggerFactory.Create(log =>
        {
            log.SetMinimumLevel(Verbose ? LogLevel.Information : LogLevel.Warning);
            LeaveOutFalseAlarms(log);
            if (File is not null)
            {
                // AddSerilog would lift every level and filter that is set here.
                log.AddProvider(new SerilogLoggerProvider(Writer(File), dispose: true));
            }
            else
            {
                log.AddSimpleConsole();
                log.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            }
        });
    }

    /// <summary>
    /// A silo that lives in a command runs on purpose without the server's garbage collection, and its watchdog takes the machine's time
    /// since boot for a stall. When it stops it cuts off a call to its own table of members. The scheduler names grains, and so users.
    /// </summary>
    private static void LeaveOutFalseAlarms(ILoggingBuilder log) => log
        .AddFilter("Polly", LogLevel.Warning)
        .AddFilter("Orleans.Runtime.Silo", LogLevel.Error)
        .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)
        .AddFilter("Orleans.Runtime.Scheduler", LogLevel.Error)
        .AddFilter("Orleans.Runtime.Messaging.MessageCenter", LogLevel.Error)
        .AddFilter("Orleans.Runtime.GrainCallCancellationManager", LogLevel.Critical);

    private static Serilog.Core.Logger Writer(string path)
    {
        try
        {
            // Serilog goes on in silence where it can't open its file.
            System.IO.File.Open(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"--log: the file '{path}' cannot be written ({exception.Message.TrimEnd('.')}). Check the path and its permissions.", exception);
        }

        return new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.File(path, outputTemplate: Line, formatProvider: System.Globalization.CultureInfo.InvariantCulture, fileSizeLimitBytes: null)
            .CreateLogger();
    }
}
