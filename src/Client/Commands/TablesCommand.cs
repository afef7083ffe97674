using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Tables.Export;

namespace Puffy.Client.Commands;

/// <summary><c>puffy tables</c>: what the tables and their columns are.</summary>
internal static class TablesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("tables", """
            Describe every table and column that Puffy writes, as Markdown.

            Example:
              puffy tables
            """);
        command.SetAction(_ => Screen.Output.Document(TablesDocument.ToMarkdown()));
        return command;
    }
}
