using System.Globalization;
using System.Text;
using Puffy.Analytics.Attribution;
using Puffy.Analytics.Events;
using Puffy.Analytics.Journeys;

namespace Puffy.Analytics.Tests;

/// <summary>All that a journey says, in words, but for the source rows of its events: equal journeys have equal texts.</summary>
internal static class JourneyText
{
    public static string Of(Journey journey)
    {
        var text = new StringBuilder();
        foreach (var item in journey.Events)
        {
            Line(text, $"event {Describe(item)}");
        }

        foreach (var session in journey.Sessions)
        {
            Line(text, $"session {session.Number} {session.Id} {session.TouchpointId} {session.StartedAt:O} {session.EndedAt:O}");
            Line(text, $"  from {session.Traffic} on {session.Device}, bot {session.IsBot}, {session.LandingPage} to {session.ExitPage}");
            Line(text, $"  {session.Orders} orders of {session.CheckoutsCompleted}, {session.Revenue}: {string.Join(' ', session.Events.Select(item => item.Id))}");
        }

        foreach (var order in journey.Orders)
        {
            Line(text, $"order {order.Id} {order.Completed.Id} {order.Payload} in {order.Session.Id}");
            foreach (var model in AttributionModelNames.Rules)
            {
                Line(text, $"  {model.Name()}: {string.Join(", ", order.Credits(model))}");
            }
        }

        Line(text, $"{journey.Path}; {journey.Revenue}; {journey.RepeatedTransactions} repeated; {journey.FirstEmailHash}");
        return text.ToString();
    }

    private static string Describe(Event item) => RandomVisits.WithoutSource(item).ToString();

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
