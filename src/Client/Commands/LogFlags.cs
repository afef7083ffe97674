using System.CommandLine;
using Puffy.Client.Logs;

namespace Puffy.Client.Commands;

/// <summary>The flags that say where the framework logs.</summary>
internal sealed class LogFlags
{
    private readonly Option<string?> _log = new("--log")
    {
        Description = "Append the framework's warnings and errors to this file. Default: they are not logged.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _verbose = new("--verbose", "-v")
    {
        Description = "Log normal operation too. Without --log, the log goes to standard error.",
    };

    /// <summary>Gives a command the flags.</summary>
    public LogFlags(Command command)
    {
        command.Options.Add(_log);
        command.Options.Add(_verbose);
    }

    /// <summary>The log that a command line asks for.</summary>
    public FrameworkLog Of(ParseResult parsed) => new(parsed.GetValue(_log), parsed.GetValue(_verbose));
}
