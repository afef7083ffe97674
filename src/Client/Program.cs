using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Puffy.Client.Commands;
using Puffy.Client.Commands.Keys;
using Puffy.Client.Commands.Quarantine;
using Puffy.Client.Terminal;
using Puffy.Silo.Hosting;

namespace Puffy.Client;

/// <summary>The command line.</summary>
internal static class Program
{
    /// <summary>A command that is told to stop finishes what it has begun; after this time it is ended.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(20);

    /// <summary>Runs a command. It may be called several times in one process, also at once.</summary>
    /// <param name="arguments">The command's name, then its own arguments.</param>
    /// <returns>The exit status.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var puffy = Create();
        var mode = CreatedFilesFlag.Create();
        puffy.Options.Add(mode);
        puffy.Options.OfType<HelpOption>().Select(help => help.Action).OfType<HelpAction>().Single().MaxWidth = Screen.Output.Width;
        var parsed = puffy.Parse(arguments);
        if (parsed.CommandResult.Command is RootCommand)
        {
            // The list of commands says in a line what each is for; the rest stands in a command's own help.
            foreach (var command in puffy.Subcommands)
            {
                command.Description = command.Description!.ReplaceLineEndings("\n").Split("\n\n")[0];
            }
        }

        if (parsed.Action is ParseErrorAction)
        {
            CommandLineErrors.Show(parsed, Screen.Error);
            return ExitStatus.Failed;
        }

        CreatedFiles.Restrict(parsed.GetValue(mode) ?? CreatedFiles.OwnerOnly);
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = StopWithin });
    }

    private static Task<int> Main(string[] arguments) => RunAsync(arguments);

    private static RootCommand Create() => new("Puffy: exact analytics for an online shop's events, with one grain per user.")
    {
        RunCommand.Create(),
        LoadCommand.Create(),
        ExportCommand.Create(),
        QualityCommand.Create(),
        ReportCommand.Create(),
        CompareCommand.Create(),
        OptionsCommand.Create(),
        UserCommand.Create(),
        PersonCommand.Create(),
        ChannelCommand.Create(),
        ChannelsCommand.Create(),
        FunnelCommand.Create(),
        DaysCommand.Create(),
        QueryCommand.Create(),
        ForgetCommand.Create(),
        ReconcileCommand.Create(),
        CheckCommand.Create(),
        BackupCommand.Create(),
        MonitorCommand.Create(),
        SampleCommand.Create(),
        TablesCommand.Create(),
        ServeCommand.Create(),
        McpCommand.Create(),
        KeysCommand.Create(),
        QuarantineCommand.Create(),
        SendCommand.Create(),
    };
}
