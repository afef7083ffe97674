using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Sample;
using Puffy.Sample.Options;

namespace Puffy.Client.Commands;

/// <summary><c>puffy sample</c>: exports of a made-up shop.</summary>
internal static class SampleCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var defaults = new SampleOptions();
        var command = new Command("sample", """
            Write the exports of a made-up shop, with the flaws of real ones. Equal options give equal bytes.

            Examples:
              puffy sample --output sample --users 2000 --days 14 --seed 7
              puffy sample --output sample --fault half-volume:2025-01-10 --fault empty-column:2025-01-11:referrer
            """);
        var output = Flags.Output();
        var users = new Option<int>("--users") { Description = "About how many users.", DefaultValueFactory = _ => defaults.Users };
        var days = new Option<int>("--days") { Description = "How many days, a file each.", DefaultValueFactory = _ => defaults.Days };
        var seed = new Option<long>("--seed") { Description = "Another seed, another shop.", DefaultValueFactory = _ => defaults.Seed };
        var first = new Option<DateOnly>("--first-day") { Description = "The first day.", DefaultValueFactory = _ => defaults.FirstDay };
        var faults = new Option<string[]>("--fault")
        {
            Description = "A fault on one day: missing-day:DAY, half-volume:DAY, empty-column:DAY:COLUMN, lost-ids:DAY or doubled-revenue:DAY.",
            HelpName = "FAULT",
            AllowMultipleArgumentsPerToken = true,
        };
        command.Options.Add(output);
        command.Options.Add(users);
        command.Options.Add(days);
        command.Options.Add(seed);
        command.Options.Add(first);
        command.Options.Add(faults);
        command.SetAction((parsed, cancellationToken) => Failures.ToldAsync(() =>
        {
            var options = new SampleOptions
            {
                Users = parsed.GetValue(users),
                Days = parsed.GetValue(days),
                Seed = parsed.GetValue(seed),
                FirstDay = parsed.GetValue(first),
                Faults = [.. (parsed.GetValue(faults) ?? []).Select(SampleFault.Parse)],
            };
            var written = SampleShop.Write(parsed.GetRequiredValue(output).FullName, options, cancellationToken);
            Screen.Table(
                ["file", "rows", "bytes"],
                written.Files.Select(file => new object[] { Path.GetFileName(file.Path), file.Rows, file.Bytes }));
            return Task.FromResult(ExitStatus.Done);
        }));
        return command;
    }
}
