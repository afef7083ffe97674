using System.CommandLine;
using Puffy.Api.Mcp;
using Puffy.Client.Terminal;

namespace Puffy.Client.Commands;

/// <summary><c>puffy mcp</c>: questions as tools of a model, over standard input and output.</summary>
internal static class McpCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("mcp", """
            Answer a model's questions: tools of the Model Context Protocol, over standard
            input and output.

            A program that runs models starts it. The tools read, and never write. A store
            that puffy serve holds open is asked at http://127.0.0.1:8750/mcp instead.

            Example:
              puffy mcp --store shop.store
            """);
        var store = new StoreFlags(command, StoreUse.Existing);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            await using var open = await store.Existing(parsed).OpenAsync(change: null, cancellationToken);
            await McpDoor.ServeAsync(open.Queries, TimeProvider.System, input, output, open.Log, cancellationToken);
            return ExitStatus.Done;
        }, "Stopped."));
        return command;
    }
}
