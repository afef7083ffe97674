using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using Puffy.Analytics.Wording;
using Puffy.Client.Sending;
using Puffy.Client.Terminal;
using Puffy.Ingest.Files;

namespace Puffy.Client.Commands;

/// <summary><c>puffy send</c>: exports to a collector.</summary>
internal static class SendCommand
{
    private const int DefaultBatch = 100;
    private const int MostBatch = 2_500;
    private const int DefaultConnections = 64;
    private const int MostConnections = 1_000;
    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromSeconds(1);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("send", """
            Send the events of files to a collector, as live senders do.

            For demos and load tests. What the collector can't take now is sent again. An
            event without an event_id that is sent twice stands in quarantine as a
            duplicate.

            Examples:
              puffy send --to http://127.0.0.1:8750 --key KEY events.csv
              puffy send --to http://127.0.0.1:8750 --key KEY --batch 1 --rate 500 exports/
              puffy send --to http://127.0.0.1:8750 --key KEY --speed 60x monday.csv
            """);
        var files = new Argument<string[]>("FILE") { Description = "Export files, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var to = new Option<Uri>("--to") { Description = "The collector's address, such as http://127.0.0.1:8750.", HelpName = "URL", Required = true, CustomParser = ReadAddress };
        var key = new Option<string>("--key") { Description = "A write key.", HelpName = "KEY", Required = true };
        var rate = Number("--rate", "Events a second. Default: as fast as they are taken.", "EVENTS", suffix: string.Empty);
        var speed = Number("--speed", "Send as the events happened, so many times faster, such as 60x: an hour in a minute.", "FACTOR", suffix: "x");
        var batch = Flags.Whole("--batch", $"Events in a request, up to {MostBatch}. Default {DefaultBatch}.");
        var connections = Flags.Whole("--connections", $"Requests under way at once, up to {MostConnections}. Default {DefaultConnections}.");
        command.Arguments.Add(files);
        foreach (var option in new Option[] { to, key, rate, speed, batch, connections })
        {
            command.Options.Add(option);
        }

        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(rate) is not null && parsed.GetValue(speed) is not null)
            {
                parsed.AddError("--rate and --speed both say when events are sent. Give only one of them.");
            }

            if (parsed.GetValue(batch) is < 1 or > MostBatch)
            {
                parsed.AddError($"--batch is {parsed.GetValue(batch)}; it must be from 1 to {MostBatch}.");
            }

            if (parsed.GetValue(connections) is < 1 or > MostConnections)
            {
                parsed.AddError($"--connections is {parsed.GetValue(connections)}; it must be from 1 to {MostConnections}.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            var pace = parsed.GetValue(rate) is { } perSecond ? SendPace.AtRate(perSecond)
                : parsed.GetValue(speed) is { } factor ? SendPace.AtSpeed(factor)
                : SendPace.Unlimited();
            using var http = new HttpClient { BaseAddress = parsed.GetRequiredValue(to) };
            var sender = new EventSender(http, parsed.GetRequiredValue(key), (int)(parsed.GetValue(batch) ?? DefaultBatch), (int)(parsed.GetValue(connections) ?? DefaultConnections));
            await SendAsync(sender, ExportFiles.Expand(parsed.GetRequiredValue(files)), pace, cancellationToken);
            return ExitStatus.Done;
        }, "Stopped. What was acknowledged is stored."));
        return command;
    }

    private static async Task SendAsync(EventSender sender, IReadOnlyList<ExportFile> files, SendPace pace, CancellationToken cancellationToken)
    {
        var (clock, refused) = (Stopwatch.StartNew(), 0L);
        await using (var progress = new Timer(_ => Screen.Error.Progress(Line(sender.Summary, clock.Elapsed)), null, ProgressPeriod, ProgressPeriod))
        {
            await sender.SendAsync(ExportRows.Read(files, rows => refused += rows), pace, cancellationToken);
        }

        Screen.Error.EndProgress();
        Screen.Output.Line(Line(sender.Summary, clock.Elapsed));
        if (refused > 0)
        {
            Screen.Error.Line($"{CountText.Of(refused, "row")} in the files can't be read as events and were not sent; puffy load says why.");
        }
    }

    private static string Line(SendSummary sent, TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{CountText.Of(sent.Events, "event")} acknowledged, {CountText.Of(sent.Events / Math.Max(elapsed.TotalSeconds, 0.001))} events/s, answered within {sent.Percentile(0.5):0.0} ms (half), {sent.Percentile(0.99):0.0} ms (99 %), {sent.Retries} sent again");

    private static Option<double?> Number(string name, string description, string helpName, string suffix) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            var plain = suffix.Length > 0 && text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;
            if (double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1e9)
            {
                return number;
            }

            result.AddError($"{name}: '{text}' is not a number above 0. Write it as {(suffix.Length > 0 ? "60x" : "500")}.");
            return null;
        },
    };

    private static Uri? ReadAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"--to: '{text}' is not an address. Write it as http://127.0.0.1:8750.");
        return null;
    }
}
