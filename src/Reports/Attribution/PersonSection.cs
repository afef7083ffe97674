using Puffy.Analytics.Options;
using Puffy.Analytics.Persons;
using Puffy.Analytics.Wording;
using Puffy.Reports.Documents;
using Puffy.Reports.Executive;

namespace Puffy.Reports.Attribution;

/// <summary>Who came back on other devices, and what that changed.</summary>
internal static class PersonSection
{
    internal static void Write(ReportDocument document, ExecutiveFigures figures)
    {
        document.Heading(2, "Who came back on other devices");
        if (figures.Identity == IdentityKind.None)
        {
            document.Paragraph("Each user counts alone. With `--identity email` users who left the same e-mail address are one person, and an order is earned by the visits of all of them.");
            return;
        }

        var gains = PersonGains.Of(figures.Attribution.Persons.Persons, figures.Currency);
        document.Paragraph(gains.Persons == 0
            ? "No two users left the same e-mail address, so each user counts alone."
            : $"{CountText.Of(gains.Users, "user")} are {CountText.Of(gains.Persons, "person")} by their e-mail addresses. {CountText.Of(gains.Orders, "order")} gained touchpoints of another user. "
                + $"From Direct to other channels moved {MoneyText.Exact(gains.LastClickFromDirect, figures.Currency)} under `last_click` and {MoneyText.Exact(gains.LinearFromDirect, figures.Currency)} under `linear`.");
    }
}
