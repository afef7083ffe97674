using Puffy.Analytics.Attribution;
using Puffy.Analytics.Wording;
using Puffy.Reports.Charts;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>What stands behind Direct, and what to repair.</summary>
internal static class LostOriginSection
{
    internal static void Write(ReportDocument document, ExecutiveFigures figures)
    {
        document.Heading(2, "What Direct hides");
        if (figures.LostOrigins.Count == 0)
        {
            document.Paragraph("No order has Direct as its last click.");
            return;
        }

        document.Paragraph(LostOriginText.Headline(figures));
        document.Image("lost_origins.png", Chart(figures), "Revenue whose last click is Direct, by what stands behind it");
        document.Table(
            ["What happened", DocumentColumn.Figures("Orders"), DocumentColumn.Figures("Revenue at stake"), DocumentColumn.Figures("Of Direct"), DocumentColumn.Figures("Of all"), "What to repair"],
            figures.LostOrigins.Select(row => (string[])[
                $"{LostOriginText.Title(row.Origin)} (`{row.Origin.Name()}`)",
                CountText.Of(row.Orders),
                MoneyText.Exact(row.Revenue, figures.Currency),
                ShareText.OfWhole(row.Revenue, row.Direct),
                ShareText.OfWhole(row.Revenue, row.All),
                LostOriginText.Repair(row.Origin)]));
    }

    private static byte[] Chart(ExecutiveFigures figures) => new BarChart
    {
        Title = "Where Direct comes from",
        Subtitle = "Revenue of orders whose last click is Direct",
        Bars = [.. figures.LostOrigins.Select(row => new Bar(LostOriginText.Label(row.Origin), (double)row.Revenue))],
        Format = ValueFormat.Money(figures.Currency),
        Density = 2,
    }.RenderPng(1600, 420);
}
