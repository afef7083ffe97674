using System.CommandLine;
using Puffy.Client.Commands;

var puffy = new RootCommand("Puffy: exact analytics of an online shop's events, one grain a user.")
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
return await puffy.Parse(args).InvokeAsync();
