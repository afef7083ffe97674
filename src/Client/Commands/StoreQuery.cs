using System.CommandLine;
using Puffy.Analytics.Journeys;
using Puffy.Client.Stores;

namespace Puffy.Client.Commands;

/// <summary>A command that asks an existing store.</summary>
internal static class StoreQuery
{
    /// <summary>A command with the flags <c>--store</c> and <c>--json</c>.</summary>
    /// <param name="name">Name of the command.</param>
    /// <param name="description">What it does, with an example.</param>
    /// <param name="answer">Answers; the flag says whether as JSON.</param>
    public static Command Create(string name, string description, Func<OpenStore, ParseResult, bool, CancellationToken, Task<int>> answer)
    {
        var command = new Command(name, description);
        var store = Flags.Store(required: true);
        var json = Flags.Json();
        command.Options.Add(store);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(async () =>
        {
            await using var open = await OpenAsync(parsed.GetRequiredValue(store), change: null, cancellationToken);
            return await answer(open, parsed, parsed.GetValue(json), cancellationToken);
        }));
        return command;
    }

    /// <summary>Opens a store that must exist: a mistyped name is no empty shop.</summary>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    public static Task<OpenStore> OpenAsync(FileInfo store, Func<AnalysisOptions, AnalysisOptions>? change, CancellationToken cancellationToken) =>
        OpenStore.OpenAsync(Existing(store).FullName, change, cancellationToken);

    /// <summary>The store, which must exist.</summary>
    /// <exception cref="FileNotFoundException">It does not exist.</exception>
    public static FileInfo Existing(FileInfo store) => store.Exists
        ? store
        : throw new FileNotFoundException($"The store '{store.FullName}' does not exist. Make one with: puffy load --input PATH --store {store.Name}");
}
