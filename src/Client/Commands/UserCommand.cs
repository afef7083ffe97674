using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Grains.Journeys;

namespace Puffy.Client.Commands;

/// <summary><c>puffy user</c>: one user's journey.</summary>
internal static class UserCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The user id." };
        var command = StoreQuery.Create(
            "user",
            """
            Show one user's sessions, orders and who earned them.

            Example:
              puffy user 1740268798-abc --store shop.store
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var userId = parsed.GetRequiredValue(id);
                var journey = await store.Grains.GetGrain<IUserGrain>(userId).GetJourneyAsync(cancellationToken);
                if (journey is null)
                {
                    await Console.Error.WriteLineAsync($"puffy: the store holds no user '{userId}'.");
                    return ExitStatus.Failed;
                }

                if (json)
                {
                    Screen.Json(journey);
                    return ExitStatus.Done;
                }

                Screen.Line($"{journey.UserId}: {journey.Events} events, {journey.Sessions.Length} sessions, {journey.Orders.Length} orders, revenue {journey.Revenue:F2}");
                Screen.Line($"path: {journey.Path}");
                Screen.Table(
                    ["session", "started", "seconds", "events", "channel", "device", "orders", "revenue", "landing page"],
                    journey.Sessions.Select(session => new object[]
                    {
                        session.Number, session.StartedAt, (session.EndedAt - session.StartedAt).TotalSeconds, session.Events, session.Channel,
                        session.Device, session.Orders, session.Revenue, session.LandingPage,
                    }));
                foreach (var order in journey.Orders)
                {
                    Screen.Line($"order {order.TransactionId} of {Screen.Text(order.OrderedAt)}, revenue {order.Revenue:F2}");
                    Screen.Table(
                        ["model", "session", "channel", "weight", "revenue"],
                        order.Credits.Select(credit => new object[] { credit.Model, credit.SessionNumber, credit.Channel, credit.Weight, credit.Revenue }));
                }

                return ExitStatus.Done;
            });
        command.Arguments.Add(id);
        return command;
    }
}
