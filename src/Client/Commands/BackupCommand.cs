using System.CommandLine;
using Puffy.Analytics.Wording;
using Puffy.Client.Terminal;
using Puffy.Silo.Sqlite;

namespace Puffy.Client.Commands;

/// <summary><c>puffy backup</c>: copies a store in a file while others may be loading into it.</summary>
internal static class BackupCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var store = new Option<FileInfo>("--store") { Description = "The store's file. Another puffy may be writing to it.", HelpName = "FILE", Required = true };
        var target = new Option<FileInfo>("--to") { Description = "The file to write. It is replaced when the copy is whole and checked.", HelpName = "FILE", Required = true };
        var command = new Command("backup", """
            Copy a store in a file, as of one moment, and check the copy.

            To restore, copy the file back. A backup holds users who are erased later:
            erase them again after a restore.

            Example:
              puffy backup --store shop.store --to backups/shop.store
            """);
        command.Options.Add(store);
        command.Options.Add(target);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var to = parsed.GetRequiredValue(target);
            var journeys = await StoreBackup.WriteAsync(parsed.GetRequiredValue(store).FullName, to.FullName, cancellationToken);
            Screen.Output.Line($"Backup: {CountText.Of(journeys, "journey")}, {CountText.Of(new FileInfo(to.FullName).Length)} bytes, checked, in {to}");
            return ExitStatus.Done;
        }, "Stopped. No backup was written."));
        return command;
    }
}
