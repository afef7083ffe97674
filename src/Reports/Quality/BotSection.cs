using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Quality;

/// <summary>The figures with and without bots.</summary>
internal static class BotSection
{
    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        document.Heading(2, "Bots");
        var (with, without) = (figures.Profile.WithBots, figures.Profile.WithoutBots);
        if (with == without)
        {
            document.Paragraph(figures.Record.Events == 0 ? "No events were accepted." : "No user agent identifies itself as a bot.");
            return;
        }

        document.Paragraph(
            $"{ShareText.FineOfWhole(with.Events - without.Events, with.Events)} of the events come from user agents that identify themselves as bots. "
            + (figures.Context.Rules.Options.ExcludeBots
                ? "The other figures of this run exclude them."
                : "The other figures of this run include them; `--exclude-bots` excludes them.")
            + " A bot that claims to be a browser is counted as a person.");
        document.Table(
            ["Figure", DocumentColumn.Figures("With bots"), DocumentColumn.Figures("Without bots"), DocumentColumn.Figures("Change")],
            [
                Row("Users", with.Users, without.Users),
                Row("Events", with.Events, without.Events),
                Row("Sessions", with.Sessions, without.Sessions),
                Row("Orders", with.Orders, without.Orders),
                ["Revenue", MoneyText.Amount(with.Revenue, figures.Currency), MoneyText.Amount(without.Revenue, figures.Currency), ShareText.Change(without.Revenue, with.Revenue)],
                ["Conversion rate", ShareText.FineOfWhole(with.ConvertedSessions, with.Sessions), ShareText.FineOfWhole(without.ConvertedSessions, without.Sessions), ""],
                ["Bounce rate", ShareText.FineOfWhole(with.Bounces, with.Sessions), ShareText.FineOfWhole(without.Bounces, without.Sessions), ""],
            ]);
    }

    private static string[] Row(string name, long with, long without) =>
        [name, CountText.Of(with), CountText.Of(without), ShareText.Change(without, with)];
}
