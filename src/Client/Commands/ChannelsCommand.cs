using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Queries.Channels;

namespace Puffy.Client.Commands;

/// <summary><c>puffy channels</c>: what each channel brought and earned.</summary>
internal static class ChannelsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var day = Flags.Day("--day", "Show only this UTC day, such as 2025-03-01.");
        var model = ModelFlags.Model();
        var command = StoreQuery.Create(
            "channels",
            """
            Show sessions, orders and revenue by channel, and what each channel earned.

            What it earned is shown under every attribution model, or under the one
            that --model names, which then comes with its share of revenue and an
            interval of 95 %.

            Examples:
              puffy channels --store shop.store --day 2025-03-01
              puffy channels --store shop.store --model markov
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var channels = await store.Queries.AskAsync(new ChannelsQuestion(parsed.GetValue(day), parsed.GetValue(model)), cancellationToken);
                if (json)
                {
                    JsonAnswer.Write(channels);
                }
                else
                {
                    Screen.Output.Table(ChannelsView.Table(channels, parsed.GetValue(model)));
                    if (ChannelsView.Ranking(channels, parsed.GetValue(model)) is { } ranking)
                    {
                        Screen.Output.Line(ranking);
                    }
                }

                return ExitStatus.Done;
            });
        command.Options.Add(day);
        command.Options.Add(model);
        return command;
    }
}
