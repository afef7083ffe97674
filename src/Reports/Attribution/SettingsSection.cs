using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>How far each channel's share moves over the usual choices: which conclusions depend on a setting and which do not.</summary>
internal static class SettingsSection
{
    /// <summary>A share that moves less than this over all choices does not depend on them.</summary>
    private const decimal Small = 0.02m;

    internal static void Write(ReportDocument document, ExecutiveFigures figures, IReadOnlyList<Channel> channels)
    {
        if (figures.Revenue == 0)
        {
            return;
        }

        document.Heading(2, "Which choices matter");
        var spans = channels.Select(channel => ShareSpans.Of(figures, channel)).OrderByDescending(spans => spans.Widest).ToList();
        var steady = spans.Where(spans => spans.Widest < Small).Select(spans => spans.Channel.Name()).ToList();
        document.Paragraph(
            $"How far a channel's share of revenue moves with the model, with a session timeout of 15 to 60 minutes, and with a lookback of 1 to 30 days. "
            + "Timeout and lookback are tried under each rule; the rule that moves the share most is named.");
        document.Paragraph(steady.Count == 0
            ? "Every channel's share depends on these choices."
            : $"Whatever you choose, the {CountText.Noun(steady.Count, "share")} of {ListText.Of(steady)} {(steady.Count == 1 ? "moves" : "each move")} by less than {ShareText.Of(Small, digits: 0)} of revenue.");
        document.Table(
            ["Channel", DocumentColumn.Figures("Model"), DocumentColumn.Figures("Session timeout"), DocumentColumn.Figures("Lookback")],
            spans.Select(spans => (string[])[spans.Channel.Name(), Text(spans.Models), Text(spans.Timeouts), Text(spans.Lookbacks)]));
        document.Bullets(
        [
            Sentence("model", spans, each => each.Models),
            Sentence("session timeout", spans, each => each.Timeouts),
            Sentence("lookback", spans, each => each.Lookbacks),
        ]);
    }

    private static string Text(ShareSpan span) => span.Width == 0
        ? ShareText.Of(span.Low)
        : $"{ShareText.Of(span.Low)} to {ShareText.Of(span.High)} ({span.Under})";

    private static string Sentence(string choice, IReadOnlyList<ShareSpans> channels, Func<ShareSpans, ShareSpan> of)
    {
        var most = channels.MaxBy(channel => of(channel).Width)!;
        return of(most).Width == 0
            ? $"The {choice} moves no share."
            : $"The {choice} moves {most.Channel.Name()} most: by {ShareText.Of(of(most).Width)} of revenue.";
    }
}
