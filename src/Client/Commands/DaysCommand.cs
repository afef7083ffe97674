using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Queries.Days;

namespace Puffy.Client.Commands;

/// <summary><c>puffy days</c>: what each day came to.</summary>
internal static class DaysCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => StoreQuery.Create(
        "days",
        """
        Show events, users, sessions, orders and revenue by day.

        Example:
          puffy days --store shop.store --json
        """,
        async (store, _, json, cancellationToken) =>
        {
            var days = await store.Queries.AskAsync(new DaysQuestion(), cancellationToken);
            if (json)
            {
                JsonAnswer.Write(days);
            }
            else
            {
                Screen.Output.Table(DaysView.Table(days));
            }

            return ExitStatus.Done;
        });
}
