using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>The most frequent ways to an order.</summary>
internal static class PathSection
{
    private const int MostPaths = 15;

    internal static void Write(ReportDocument document, ExecutiveFigures figures)
    {
        var paths = figures.Behaviour.Paths.Cells
            .OrderByDescending(path => path.Value.Orders)
            .ThenByDescending(path => path.Value.Revenue)
            .ThenBy(path => path.Key, StringComparer.Ordinal)
            .ToList();
        document.Heading(2, "Top conversion paths");
        document.Paragraph($"{CountText.Of(paths.Count, "different path")}; visits by one channel in a row are one step." + (paths.Count > MostPaths ? $" The {MostPaths} most frequent:" : ""));
        document.Table(
            ["Path", DocumentColumn.Figures("Orders"), DocumentColumn.Figures("Share of orders"), DocumentColumn.Figures("Revenue"), DocumentColumn.Figures("Average order")],
            paths.Take(MostPaths).Select(path => (string[])[
                MarkdownText.Escape(path.Key),
                CountText.Of(path.Value.Orders),
                ShareText.OfWhole(path.Value.Orders, figures.Orders),
                MoneyText.Exact(path.Value.Revenue, figures.Currency),
                path.Value.AverageOrder is { } average ? MoneyText.Exact(average, figures.Currency) : CountText.None]));
    }
}
