using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Wording;
using Puffy.Tables.Export;

namespace Puffy.Client.Terminal;

/// <summary>Scenarios beside the present options, on the screen.</summary>
internal static class ComparisonView
{
    /// <summary>Shows the totals of all, then for each scenario what every channel earns under every model.</summary>
    /// <param name="figures">The present options, then the scenarios.</param>
    /// <param name="screen">Where to.</param>
    public static void Show(IReadOnlyList<ScenarioFigures> figures, Screen screen)
    {
        var present = figures[0];
        screen.Table(new ScreenTable<ScenarioFigures>(figures)
            .Text("scenario", each => each.Scenario.Name, Importance.Key)
            .Number("users", each => Counted(each.Users, present.Users))
            .Number("sessions", each => Counted(each.Sessions, present.Sessions))
            .Number("orders", each => Counted(each.Orders, present.Orders))
            .Number(present.Currency.WithCode("revenue"), each => Money(each.Revenue, each, each == present ? null : present.Revenue)));
        foreach (var each in figures)
        {
            screen.Space();
            screen.Line($"{each.Scenario.Name}{(each == present ? "" : ", with the difference to the present")}");
            screen.Table(Channels(each, each == present ? null : present));
        }
    }

    private static ScreenTable<Channel> Channels(ScenarioFigures figures, ScenarioFigures? present)
    {
        var table = new ScreenTable<Channel>(figures.Earnings.Concat(present?.Earnings ?? []).Select(row => row.Channel).Distinct().OrderBy(channel => channel.Name(), StringComparer.Ordinal))
            .Name("channel", channel => channel.Name());
        foreach (var model in AttributionModelNames.All)
        {
            table.Number(model.Name(), channel => Money(Earned(figures, model, channel), figures, present is null ? null : Earned(present, model, channel)));
        }

        return table;
    }

    private static decimal Earned(ScenarioFigures figures, AttributionModel model, Channel channel) =>
        figures.Earnings.FirstOrDefault(row => row.Model == model && row.Channel == channel)?.Credit.Revenue ?? 0;

    private static string Counted(long count, long before) => count == before ? CountText.Of(count) : $"{CountText.Of(count)} ({Sign(count - before)}{CountText.Of(Math.Abs(count - before))})";

    private static string Money(decimal amount, ScenarioFigures figures, decimal? before) => before is null || before == amount
        ? figures.Currency.Group(amount)
        : $"{figures.Currency.Group(amount)} ({Sign(amount - before.Value)}{figures.Currency.Group(Math.Abs(amount - before.Value))})";

    private static string Sign(decimal difference) => difference < 0 ? "−" : "+";
}
