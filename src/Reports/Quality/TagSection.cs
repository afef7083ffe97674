using Puffy.Analytics.Quality;
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
            document.Paragraph("No session begins on an address with campaign tags.");
            return;
        }

        document.Paragraph(
            $"Sessions that begin on an address with campaign tags: {Written.Count(tags.Tagged)} of {Written.Count(sessions)} ({Written.Share(tags.Tagged, sessions)}). "
            + "A value is opaque where it is a pseudonym that the channel rules' vocabulary does not know: its meaning is lost.");
        document.Table(
            ["Tag", Column.Figures("Sessions"), Column.Figures("Opaque"), Column.Figures("Share opaque"), Column.Figures("Opaque values"), "Most frequent opaque values (sessions)"],
            [Row("utm_source", tags.Source), Row("utm_medium", tags.Medium), Row("utm_campaign", tags.Campaign)]);
        Unparsed(document, tags);
    }

    private static string[] Row(string name, TagUse use) =>
    [
        MarkdownText.Code(name),
        Written.Count(use.Sessions),
        Written.Count(use.Opaque.Total),
        Written.Share(use.Opaque.Total, use.Sessions),
        Written.Count(use.Opaque.Distinct),
        string.Join(", ", use.Opaque.ByCount().Take(MostValues).Select(value => $"{MarkdownText.Code(value.Key)} ({Written.Count(value.Value)})")),
    ];

    private static void Unparsed(ReportDocument document, CampaignTags tags)
    {
        if (tags.Unparsed.Total == 0)
        {
            document.Paragraph("A rule knows the tags of every tagged session.");
            return;
        }

        document.Paragraph(
            $"No rule knows the tags of {Written.Count(tags.Unparsed.Total, "session")} ({Written.Share(tags.Unparsed.Total, tags.Tagged)} of those with tags); their channel is Unassigned.");
        var shown = tags.Unparsed.ByCount().Take(MostUnparsed).ToList();
        document.Table(
            ["Source / medium / campaign", Column.Figures("Sessions"), Column.Figures("Share of Unassigned")],
            shown.Select(value => new[] { MarkdownText.Escape(value.Key), Written.Count(value.Value), Written.Share(value.Value, tags.Unparsed.Total) }));
        if (tags.Unparsed.Total - shown.Sum(value => value.Value) is > 0 and var others)
        {
            document.Paragraph($"Other, rarer tags: {Written.Count(others, "session")}.");
        }
    }
}
