using Puffy.Analytics.Quality;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;

namespace Puffy.Reports.Quality;

/// <summary>Campaign tags that cannot be read, and tags that no rule knows.</summary>
internal static class TagSection
{
    private const int MostValues = 5;
    private const int MostUnparsed = 10;

    internal static void Write(ReportDocument document, QualityFigures figures)
    {
        var (tags, sessions) = (figures.Profile.Tags, figures.Record.Sessions);
        document.Heading(2, "Campaign tags");
        if (tags.Tagged == 0)
        {
            document.Paragraph("No session starts on an address with campaign tags.");
            return;
        }

        document.Paragraph(
            $"Sessions that start on an address with campaign tags: {CountText.Of(tags.Tagged)} of {CountText.Of(sessions)} ({ShareText.FineOfWhole(tags.Tagged, sessions)}). "
            + "A value is opaque if it is a pseudonym missing from the channel rules' vocabulary: its meaning is lost.");
        document.Table(
            ["Tag", DocumentColumn.Figures("Sessions"), DocumentColumn.Figures("Opaque"), DocumentColumn.Figures("Share opaque"), DocumentColumn.Figures("Opaque values"), "Most frequent opaque values (sessions)"],
            [Row("utm_source", tags.Source), Row("utm_medium", tags.Medium), Row("utm_campaign", tags.Campaign)]);
        Unparsed(document, tags);
    }

    private static string[] Row(string name, TagUse use) =>
    [
        MarkdownText.Code(name),
        CountText.Of(use.Sessions),
        CountText.Of(use.Opaque.Total),
        ShareText.FineOfWhole(use.Opaque.Total, use.Sessions),
        CountText.Of(use.Opaque.Distinct),
        string.Join(", ", use.Opaque.ByCount().Take(MostValues).Select(value => $"{MarkdownText.Code(value.Key)} ({CountText.Of(value.Value)})")),
    ];

    private static void Unparsed(ReportDocument document, CampaignTags tags)
    {
        if (tags.Unparsed.Total == 0)
        {
            document.Paragraph("The rules recognise the tags of every tagged session.");
            return;
        }

        document.Paragraph(
            $"No rule recognises the tags of {CountText.Of(tags.Unparsed.Total, "session")} ({ShareText.FineOfWhole(tags.Unparsed.Total, tags.Tagged)} of those with tags); their channel is Unassigned.");
        var shown = tags.Unparsed.ByCount().Take(MostUnparsed).ToList();
        document.Table(
            ["Source / medium / campaign", DocumentColumn.Figures("Sessions"), DocumentColumn.Figures("Share of Unassigned")],
            shown.Select(value => new[] { MarkdownText.Escape(value.Key), CountText.Of(value.Value), ShareText.FineOfWhole(value.Value, tags.Unparsed.Total) }));
        if (tags.Unparsed.Total - shown.Sum(value => value.Value) is > 0 and var others)
        {
            document.Paragraph($"Other, rarer tags: {CountText.Of(others, "session")}.");
        }
    }
}
