using System.CommandLine;
using System.CommandLine.Parsing;
using Puffy.Analytics;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Options;
using Puffy.Analytics.Wording;

namespace Puffy.Client.Commands;

/// <summary>The flags of the options on which results depend. What is not given stays as the store remembers it.</summary>
internal sealed class AnalysisFlags
{
    private static readonly AnalysisOptions Defaults = new();

    private readonly Option<TimeSpan?> _timeout = Flags.Duration("--session-timeout", $"A longer gap between a user's events starts a new session. {Default(Defaults.SessionTimeout)}");
    private readonly Option<TimeSpan?> _lookback = Flags.Duration("--lookback", $"How long before an order a touchpoint may start to earn credit. {Default(Defaults.Lookback)}");
    private readonly Option<bool?> _excludeBots = new("--exclude-bots") { Description = "Exclude bots from sessions and everything computed from them." };
    private readonly Option<FileInfo?> _deviceRules = new("--device-rules") { Description = "A device rules file instead of the built-in rules.", HelpName = "FILE" };
    private readonly ChannelFlags _channels;

    private readonly Option<long?> _shapleyPrior = Flags.Whole(
        "--shapley-prior", $"The Shapley model gives each set of channels this many paths of average conversion beforehand. Default for a new store {Defaults.ShapleyPrior}.");

    private readonly Option<IdentityKind?> _identity = new("--identity")
    {
        Description = "What makes users one person, whose visits earn credit for each other's orders: email, an address that they share, or none. Default for a new store none.",
        HelpName = "KIND",
        CustomParser = result =>
        {
            var kind = Enum.GetValues<IdentityKind>().Cast<IdentityKind?>().FirstOrDefault(known => known!.Value.Name() == result.Tokens[0].Value);
            if (kind is null)
            {
                result.AddError($"--identity: '{result.Tokens[0].Value}' is not a kind of identity. Give email or none.");
            }

            return kind;
        },
    };

    private readonly Option<Currency?> _currency = new("--currency")
    {
        Description = "The shop's own currency, an ISO 4217 code such as EUR. Orders that name no currency are in it, and figures in money are of its orders. Default: that of most orders.",
        HelpName = "CODE",
        CustomParser = result =>
        {
            if (!Currency.TryParse(result.Tokens[0].Value, out var currency) || !currency.IsListed)
            {
                result.AddError($"--currency: '{result.Tokens[0].Value}' is not a currency code of ISO 4217; give three letters such as EUR.");
            }

            return currency;
        },
    };

    /// <summary>Adds the flags to a command.</summary>
    public AnalysisFlags(Command command)
    {
        command.Options.Add(_timeout);
        command.Options.Add(_lookback);
        command.Options.Add(_excludeBots);
        _channels = new ChannelFlags(command);
        command.Options.Add(_currency);
        command.Options.Add(_deviceRules);
        command.Options.Add(_shapleyPrior);
        command.Options.Add(_identity);
        command.Validators.Add(Validate);
    }

    /// <summary>The options as given, over those remembered.</summary>
    /// <exception cref="InvalidInputException">The rules file can't be read.</exception>
    public AnalysisOptions Over(AnalysisOptions remembered, ParseResult parsed) => _channels.Over(remembered, parsed) with
    {
        SessionTimeout = parsed.GetValue(_timeout) ?? remembered.SessionTimeout,
        Lookback = parsed.GetValue(_lookback) ?? remembered.Lookback,
        ExcludeBots = parsed.GetValue(_excludeBots) ?? remembered.ExcludeBots,
        DeviceRules = parsed.GetValue(_deviceRules) is { } rules ? RulesText.Read(rules, _deviceRules.Name) : remembered.DeviceRules,
        Currency = parsed.GetValue(_currency) ?? remembered.Currency,
        Identity = parsed.GetValue(_identity) ?? remembered.Identity,
        ShapleyPrior = parsed.GetValue(_shapleyPrior) is { } prior ? Bounded(prior) : remembered.ShapleyPrior,
    };

    /// <summary>A number beyond what an option holds is out of its range all the same.</summary>
    private static int Bounded(long number) => (int)Math.Clamp(number, int.MinValue, int.MaxValue);

    private static string Default(TimeSpan length) => $"Default for a new store {TimeText.Flag(length)}.";

    /// <summary>Options out of range are refused before anything is read or made.</summary>
    private void Validate(CommandResult parsed)
    {
        try
        {
            (Defaults with
            {
                SessionTimeout = parsed.GetValue(_timeout) ?? Defaults.SessionTimeout,
                Lookback = parsed.GetValue(_lookback) ?? Defaults.Lookback,
                ShapleyPrior = Bounded(parsed.GetValue(_shapleyPrior) ?? Defaults.ShapleyPrior),
            }).Validate();
        }
        catch (InvalidInputException exception)
        {
            parsed.AddError(exception.Message);
        }
        catch (InvalidOperationException)
        {
            // An option could not be read at all; its own parser says why.
        }
    }
}
