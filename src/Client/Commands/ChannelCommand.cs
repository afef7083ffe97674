using System.CommandLine;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Options;
using Puffy.Analytics.WhatIf;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Queries.Channels;

namespace Puffy.Client.Commands;

/// <summary><c>puffy channel</c>: which channel an address gets and why, and what edited rules would change in a store.</summary>
internal static class ChannelCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var url = new Argument<string?>("URL") { Description = "The page's address, as in page_url.", Arity = ArgumentArity.ZeroOrOne };
        var referrer = new Option<string?>("--referrer") { Description = "The address of the referring page.", HelpName = "URL" };
        var explain = new Option<bool>("--explain") { Description = "Explain why the rule matches, and which values were ignored." };
        var print = new Option<bool>("--print-rules") { Description = "Print the built-in rules file, to copy and edit." };
        var json = Flags.Json();
        var command = new Command("channel", """
            Show which channel an address gets, and which rule decides.

            Without an address, list what edited rules or further own domains would change in a store: the sessions
            that move to another channel, and the revenue that moves with them under last click. The store stays as it is.
            With an address and a store, the store's own rules decide.

            Examples:
              puffy channel "https://shop.example/?utm_source=google&utm_medium=cpc" --explain
              puffy channel https://shop.example/ --referrer https://www.google.com.ag/
              puffy channel --print-rules > own.json
              puffy channel --channel-rules own.json --store shop.store
            """)
        {
            Arguments = { url },
            Options = { referrer, explain, print, json },
        };
        var channels = new ChannelFlags(command);
        var store = new StoreFlags(command, StoreUse.ExistingOrNone);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(url) is not { Tokens.Count: > 0 } && !parsed.GetValue(print) && !(store.IsNamed(parsed) && channels.AreGiven(parsed)))
            {
                parsed.AddError("Give an address; or a store (--store FILE, --cluster HOST:PORT) with --channel-rules FILE or --own-domain DOMAIN; or --print-rules.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            if (parsed.GetValue(print))
            {
                Screen.Output.Document(ChannelRules.BuiltInText());
                return ExitStatus.Done;
            }

            await using var open = store.IsNamed(parsed.CommandResult) ? await store.Existing(parsed).OpenAsync(change: null, cancellationToken) : null;
            var proposed = new AnalysisRules(channels.Over(open?.Rules.Options ?? new AnalysisOptions(), parsed), open?.Rules.Emails).Traffic;
            if (parsed.GetValue(url) is { } address)
            {
                Show(ChannelExplanation.Of(proposed, address, parsed.GetValue(referrer) ?? string.Empty), parsed.GetValue(explain), parsed.GetValue(json));
            }
            else
            {
                Show(await MovesAsync(open!, proposed, cancellationToken), parsed.GetValue(json));
            }

            return ExitStatus.Done;
        }, "Stopped."));
        return command;
    }

    private static void Show(ChannelExplanation explanation, bool explain, bool json)
    {
        if (json)
        {
            JsonAnswer.Write(ExplainedChannel.Of(explanation));
        }
        else
        {
            ChannelView.Show(explanation, explain, Screen.Output);
        }
    }

    private static void Show(ChannelMoves moves, bool json)
    {
        if (json)
        {
            JsonAnswer.Write(MovedChannels.Of(moves));
        }
        else
        {
            ChannelView.Show(moves, Screen.Output);
        }
    }

    private static async Task<ChannelMoves> MovesAsync(OpenStore store, TrafficClassifier proposed, CancellationToken cancellationToken)
    {
        var contents = await StoreContents.OfAsync(store, cancellationToken);
        var currency = await store.MainCurrencyAsync(cancellationToken);
        var moves = new ChannelMoves(proposed, currency);
        await Parallel.ForEachAsync(Enumerable.Range(0, contents.Shards), cancellationToken, async (shard, cancellation) =>
        {
            var ofShard = new ChannelMoves(proposed, currency);
            await foreach (var batch in contents.ReadJourneysAsync(shard, cancellation))
            {
                foreach (var journey in batch)
                {
                    ofShard.Add(journey);
                }
            }

            lock (moves)
            {
                moves.Merge(ofShard);
            }
        });
        return moves;
    }
}
