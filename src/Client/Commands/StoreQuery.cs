using System.CommandLine;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;

namespace Puffy.Client.Commands;

/// <summary>A command that asks an existing store.</summary>
internal static class StoreQuery
{
    /// <summary>A command with the flags <c>--store</c>, <c>--cluster</c> and <c>--json</c>.</summary>
    /// <param name="name">Name of the command.</param>
    /// <param name="description">What it does, with an example.</param>
    /// <param name="answer">Answers; the flag says whether as JSON.</param>
    /// <param name="stopped">What to say if the user stops it.</param>
    public static Command Create(
        string name, string description, Func<OpenStore, ParseResult, bool, CancellationToken, Task<int>> answer, string stopped = "Stopped.")
    {
        var command = new Command(name, description);
        var store = new StoreFlags(command, StoreUse.Existing);
        var json = Flags.Json();
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var open = await store.Existing(parsed).OpenAsync(change: null, cancellationToken);
            return await answer(open, parsed, parsed.GetValue(json), cancellationToken);
        }, stopped));
        return command;
    }
}
