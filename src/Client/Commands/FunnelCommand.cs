using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Queries.Funnel;

namespace Puffy.Client.Commands;

/// <summary><c>puffy funnel</c>: how far sessions came.</summary>
internal static class FunnelCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var byDevice = new Option<bool>("--by-device") { Description = "Also show each kind of device." };
        var command = StoreQuery.Create(
            "funnel",
            """
            Show how many sessions reached each step of the funnel.

            Example:
              puffy funnel --store shop.store --by-device
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var steps = await store.Queries.AskAsync(new FunnelQuestion(parsed.GetValue(byDevice)), cancellationToken);
                if (json)
                {
                    JsonAnswer.Write(steps);
                }
                else
                {
                    Screen.Output.Table(FunnelView.Table(steps));
                }

                return ExitStatus.Done;
            });
        command.Options.Add(byDevice);
        return command;
    }
}
