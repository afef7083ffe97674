using System.CommandLine;
using System.CommandLine.Parsing;
using Puffy.Analytics;
using Puffy.Analytics.Wording;
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
            Write the exports of a made-up shop, with the flaws of real ones.

            Equal options give equal bytes.

            Examples:
              puffy sample --output sample --users 2000 --days 14 --seed 7
              puffy sample --output sample --fault half-volume:2025-01-10
            """);
        var output = Flags.Output();
        var users = Flags.Whole("--users", $"Approximate number of users. Default {CountText.Of(defaults.Users)}.");
        var days = Flags.Whole("--days", $"Number of days, one file each. Default {CountText.Of(defaults.Days)}.");
        var seed = Flags.Whole("--seed", $"Another seed makes another shop. Default {CountText.Of(defaults.Seed)}.");
        var first = Flags.Day("--first-day", $"The first day. Default {TimeText.Day(defaults.FirstDay)}.");
        var faults = new Option<SampleFault[]>("--fault")
        {
            Description = "Add a fault to one day: missing-day:DAY, half-volume:DAY, empty-column:DAY:COLUMN, lost-ids:DAY, doubled-revenue:DAY, vanished-field:DAY:FIELD, changed-type:DAY:FIELD, changed-unit:DAY:FIELD or foreign-currency:DAY:CURRENCY. Repeatable.",
            HelpName = "FAULT",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = ReadFaults,
        };
        command.Options.Add(output);
        command.Options.Add(users);
        command.Options.Add(days);
        command.Options.Add(seed);
        command.Options.Add(first);
        command.Options.Add(faults);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(() =>
        {
            var options = new SampleOptions
            {
                Users = Whole(parsed.GetValue(users), defaults.Users),
                Days = Whole(parsed.GetValue(days), defaults.Days),
                Seed = parsed.GetValue(seed) ?? defaults.Seed,
                FirstDay = parsed.GetValue(first) ?? defaults.FirstDay,
                Faults = parsed.GetValue(faults) ?? [],
            };
            var written = Write(OutputFolder.Prepare(parsed.GetRequiredValue(output)), options, cancellationToken);
            Screen.Output.Table(new ScreenTable<SampleFile>(written.Files)
                .Text("file", file => Path.GetFileName(file.Path), Importance.Key)
                .Number("rows", file => CountText.Of(file.Rows))
                .Number("bytes", file => CountText.Of(file.Bytes)));
            return Task.FromResult(ExitStatus.Done);
        }, Failures.WritingStopped));
        return command;
    }
    /// <summary>A number beyond those of an int is out of every range too.</summary>
    private static int Whole(long? given, int standard) => given is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : standard;

    private static SampleFault[] ReadFaults(ArgumentResult result)
    {
        try
        {
            return [.. result.Tokens.Select(token => SampleFault.Parse(token.Value))];
        }
        catch (SampleException exception)
        {
            result.AddError($"--fault: {exception.Message}");
            return [];
        }
    }

    private static SampleSummary Write(string folder, SampleOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return SampleShop.Write(folder, options, cancellationToken);
        }
        catch (SampleException exception)
        {
            throw new InvalidInputException(exception.Message, exception);
        }
    }
}
