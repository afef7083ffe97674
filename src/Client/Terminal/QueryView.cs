using System.Collections.Immutable;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Wording;
using Puffy.Facts.Answers;
using Puffy.Facts.Questions;

namespace Puffy.Client.Terminal;

/// <summary>The answer to any question, on the screen.</summary>
internal static class QueryView
{
    /// <summary>Shows the groups, and below them how many there are in all.</summary>
    public static void Show(FactAnswer answer, Screen screen)
    {
        screen.Table(Table(answer));
        var (shown, all) = (answer.Results.Count, answer.About.TotalRows);
        if (shown < all)
        {
            screen.Line($"{CountText.Of(shown)} of {CountText.Of(all, "row")}. See the others with --offset and --limit.");
        }

        if (answer.About.Days is { } days)
        {
            screen.Line($"{TimeText.Day(days.From)} to {TimeText.Day(days.To)}, {answer.Question.TimeZone}{(answer.About.DaysBefore is { } before ? $"; before: {TimeText.Day(before.From)} to {TimeText.Day(before.To)}" : "")}.");
        }
    }

    private static ScreenTable<AnsweredGroup> Table(FactAnswer answer)
    {
        var question = answer.Question;
        IEnumerable<AnsweredGroup> rows = answer.Totals is { } totals && question.Dimensions.Length > 0 ? [.. answer.Results, totals] : answer.Results;
        var table = new ScreenTable<AnsweredGroup>(rows);
        for (var i = 0; i < question.Dimensions.Length; i++)
        {
            var (column, dimension) = (i, question.Dimensions[i]);
            _ = IsLong(dimension)
                ? table.Text(Title(dimension.Name()), group => Value(group, column, dimension), Importance.Key)
                : table.Name(Title(dimension.Name()), group => Value(group, column, dimension));
        }

        for (var i = 0; i < question.Metrics.Length; i++)
        {
            var (column, metric) = (i, question.Metrics[i]);
            table.Number(metric.IsMoney() ? answer.Currency.WithCode(Title(metric.Name())) : Title(metric.Name()), group => Number(metric, group.Metrics[column], answer.Currency));
            if (question.Compare)
            {
                table.Number("before", group => Number(metric, group.Before!.Value[column], answer.Currency), Importance.Useful);
            }

            if (question.Chance)
            {
                table.Name("chance", group => Chance(group.Chance!.Value, column), Importance.Useful);
            }
        }

        return table;
    }

    /// <summary>Whether its values come from outside and may be long.</summary>
    private static bool IsLong(Dimension dimension) => dimension is Dimension.Source or Dimension.Medium or Dimension.Campaign or Dimension.ReferrerHost
        or Dimension.LandingPage or Dimension.ExitPage or Dimension.Page or Dimension.EventName;

    private static string Title(string name) => name.Replace("time:", "", StringComparison.Ordinal).Replace('_', ' ');

    private static string Value(AnsweredGroup group, int column, Dimension dimension) =>
        group.Key.IsEmpty ? (column == 0 ? "all" : string.Empty)
        : GroupValueText.Of(dimension, group.Key[column]) is { Length: > 0 } text ? text
        : "(none)";

    private static string Chance(ImmutableArray<ChangeInterval?> chances, int column) => chances[column] switch
    {
        null => string.Empty,
        { MayBeChance: true } => "may be",
        _ => "no",
    };

    private static string Number(Metric metric, decimal? value, Currency currency) => (metric, value) switch
    {
        (_, null) => CountText.None,
        ({ } money, { } amount) when money.IsMoney() => MoneyText.Amount(amount, currency),
        (Metric.ConversionRate or Metric.BounceRate, { } rate) => ShareText.Rate(rate),
        (Metric.AverageDurationSeconds or Metric.MedianDurationSeconds or Metric.EventsPerSession, { } number) => CountText.Number(number, 2),
        (Metric.Orders, { } orders) when orders != decimal.Truncate(orders) => CountText.Number(orders, 2),
        (_, { } count) => CountText.Of((long)count),
    };
}
