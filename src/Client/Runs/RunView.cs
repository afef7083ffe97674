using System.Globalization;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Wording;
using Puffy.Client.Terminal;
using Puffy.Tables.Runs;

namespace Puffy.Client.Runs;

/// <summary>What a run made, on the screen.</summary>
internal static class RunView
{
    /// <summary>Shows the files that the parts of a run made, and how each part ended.</summary>
    public static void Show(IReadOnlyList<RunPart> parts, Screen screen)
    {
        screen.Space();
        screen.Table(new ScreenTable<MadeFile>(parts.SelectMany(part => part.Made.Files))
            .Text("file", file => file.Path, Importance.Key)
            .Number("rows", file => file.Rows is { } rows ? CountText.Of(rows) : string.Empty)
            .Number("bytes", file => CountText.Of(file.Bytes)));
        screen.Space();
        screen.Table(new ScreenTable<RunPart>(parts)
            .Name("part", part => part.Name)
            .Number("files", part => CountText.Of(part.Made.Files.Count), Importance.Useful)
            .Number("seconds", part => CountText.Number(part.Seconds), Importance.Useful)
            .Text("result", part => part.Failure is null ? part.Made.Summary : $"FAILED: {part.Failure}"));
    }

    /// <summary>Shows what a store holds, and where its tables are.</summary>
    public static void Show(RunRecord record, string folder, Screen screen)
    {
        var currency = Currency.Parse(record.Currency ?? string.Empty);
        screen.Space();
        screen.Table(new ScreenTable<(string Name, string Value)>(
        [
            ("rows read", CountText.Of(record.RowsRead)),
            ("events", CountText.Of(record.Events)),
            ("rows in quarantine", CountText.Of(record.Quarantined.Values.Sum())),
            ("users", CountText.Of(record.Users)),
            ("sessions", CountText.Of(record.Sessions)),
            ("orders", CountText.Of(record.Orders)),
            Revenue(currency, record.Revenue),
            .. record.RevenueByCurrency.Where(other => other.Key != currency.Code).Select(other => Revenue(Currency.Parse(other.Key), other.Value)),
            ("conversion rate", ShareText.Rate(record.ConversionRate)),
            ("bounce rate", ShareText.Rate(record.BounceRate)),
        ])
            .Name("figure", figure => figure.Name)
            .Number("value", figure => figure.Value));
        foreach (var (model, reason) in record.MissingModels)
        {
            screen.Line($"{model} is left out: {reason}.");
        }

        screen.Line($"Output: {folder}");

        static (string Name, string Value) Revenue(Currency currency, string amount) =>
            (currency.WithCode("revenue"), currency.Group(decimal.Parse(amount, CultureInfo.InvariantCulture)));
    }
}
