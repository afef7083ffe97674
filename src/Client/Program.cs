using System.CommandLine;
using Puffy.Client.Commands;

namespace Puffy.Client;

/// <summary>The command line.</summary>
internal static class Program
{
    /// <summary>Runs a command. It may be called several times in one process, also at once.</summary>
    /// <param name="arguments">The command's name, then its own arguments.</param>
    /// <returns>The exit status.</returns>
    public static Task<int> RunAsync(string[] arguments) => Create().Parse(arguments).InvokeAsync();

    private static Task<int> Main(string[] arguments) => RunAsync(arguments);

    private static RootCommand Create() => new("Puffy: exact analytics of an online shop's events, one grain a user.")
    {
        RunCommand.Create(),
        LoadCommand.Create(),
        ExportCommand.Create(),
        QualityCommand.Create(),
        ReportCommand.Create(),
        UserCommand.Create(),
        ChannelsCommand.Create(),
        FunnelCommand.Create(),
        DaysCommand.Create(),
        ForgetCommand.Create(),
        ReconcileCommand.Create(),
        MonitorCommand.Create(),
        SampleCommand.Create(),
        TablesCommand.Create(),
    };
}
