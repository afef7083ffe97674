using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Puffy.Analytics.Currencies;
using Puffy.Client.Terminal;
using Puffy.Grains.Keys;

namespace Puffy.Client.Commands.Keys;

/// <summary><c>puffy keys add</c>: makes a key.</summary>
internal static class AddCommand
{
    private static readonly Dictionary<string, ConsentPolicy> Policies = new(StringComparer.Ordinal)
    {
        ["keep"] = ConsentPolicy.Keep,
        ["no-identity"] = ConsentPolicy.NoIdentity,
        ["drop"] = ConsentPolicy.Drop,
    };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("add", """
            Make a key and print it.

            Examples:
              puffy keys add --store shop.store --origin https://shop.example --currency EUR
              puffy keys add --store shop.store --kind read --name dashboard
            """);
        var kind = OneOf("--kind", "What it opens: write, read or admin. Default write.", Enum.GetValues<KeyKind>().ToDictionary(value => value.ToString().ToLowerInvariant()));
        var name = new Option<string?>("--name") { Description = "Its name, for sources, metrics and logs. Default: its kind and a number.", HelpName = "NAME" };
        var origins = new Option<string[]>("--origin") { Description = "An origin whose pages may send with it, such as https://shop.example. Repeatable. Default: all.", HelpName = "URL" };
        var currency = new Option<string?>("--currency") { Description = "The ISO 4217 code of orders that name none.", HelpName = "CODE" };
        var revenue = OneOf("--revenue", "Which amount of an order is its revenue: revenue or total. Default revenue.", Enum.GetValues<RevenueField>().ToDictionary(value => value.ToString().ToLowerInvariant()));
        var consent = OneOf("--consent", "What becomes of events of visitors who object: keep, no-identity or drop. Default keep.", Policies);
        var rate = Flags.Whole("--rate", string.Create(CultureInfo.InvariantCulture, $"Events a second that it may send. Default {ApiKey.DefaultRate}."));
        var store = new StoreFlags(command, StoreUse.Created);
        foreach (var option in new Option[] { kind, name, origins, currency, revenue, consent, rate })
        {
            command.Options.Add(option);
        }

        currency.Validators.Add(RequireCurrency);
        rate.Validators.Add(RequireRate);
        origins.Validators.Add(RequireOrigin);
        command.SetAction((parsed, cancellationToken) => Failures.ReportAsync(async () =>
        {
            await using var open = await store.Named(parsed)!.OpenAsync(change: null, cancellationToken);
            var grain = open.Grains.GetGrain<IKeysGrain>(0);
            var made = parsed.GetValue(kind);
            var text = ApiKey.NewText(made);
            var number = (await grain.ReadAsync()).Count(key => key.Kind == made) + 1;
            var key = ApiKey.Of(parsed.GetValue(name) ?? string.Create(CultureInfo.InvariantCulture, $"{made.ToString().ToLowerInvariant()}-{number}"), made, text) with
            {
                Origins = [.. (parsed.GetValue(origins) ?? []).Select(origin => origin.TrimEnd('/'))],
                Currency = parsed.GetValue(currency)?.ToUpperInvariant() ?? string.Empty,
                Revenue = parsed.GetValue(revenue),
                Consent = parsed.GetValue(consent),
                Rate = (int)(parsed.GetValue(rate) ?? ApiKey.DefaultRate),
            };
            await grain.AddAsync(key);
            Screen.Output.Document(text + Environment.NewLine);
            Screen.Error.Line($"{made} key '{key.Name}' is made.{(made == KeyKind.Write ? string.Empty : " It is shown this once: the store keeps its hash alone.")}");
            return ExitStatus.Done;
        }, "Stopped. The key may be made; see puffy keys list."));
        return command;
    }

    private static Option<T> OneOf<T>(string name, string description, Dictionary<string, T> values)
        where T : struct
    {
        var option = new Option<T>(name) { Description = description, HelpName = string.Join('|', values.Keys) };
        option.CustomParser = result =>
        {
            if (values.TryGetValue(result.Tokens[0].Value, out var value))
            {
                return value;
            }

            result.AddError($"{name}: '{result.Tokens[0].Value}' is not allowed. Choose {string.Join(", ", values.Keys)}.");
            return default;
        };
        return option;
    }

    private static void RequireCurrency(OptionResult result)
    {
        var code = result.Tokens[0].Value;
        if (!Currency.TryParse(code, out var currency) || !currency.IsListed)
        {
            result.AddError($"--currency: '{code}' is not a currency. Give a code of ISO 4217, such as EUR.");
        }
    }

    private static void RequireRate(OptionResult result)
    {
        if (!int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var rate) || rate < 1)
        {
            result.AddError($"--rate: '{result.Tokens[0].Value}' is not a rate. Give a whole number of events a second, from 1.");
        }
    }

    private static void RequireOrigin(OptionResult result)
    {
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            if (!Uri.TryCreate(text, UriKind.Absolute, out var origin) || origin.Scheme is not ("http" or "https") || origin.PathAndQuery != "/")
            {
                result.AddError($"--origin: '{text}' is not an origin. Write scheme and host, such as https://shop.example.");
            }
        }
    }
}
