using System.CommandLine;
using Puffy.Client.Terminal;

namespace Puffy.Client.Commands;

/// <summary><c>puffy reconcile</c>: recomputes every rollup from the journeys.</summary>
internal static class ReconcileCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => StoreQuery.Create(
        "reconcile",
        """
        Recompute every rollup from the journeys and tell what differed; exit with status 2 where anything did.

        Example:
          puffy reconcile --store shop.store
        """,
        async (store, _, json, cancellationToken) =>
        {
            var found = await store.Figures.ReconcileAsync(cancellationToken);
            await store.Figures.SaveAsync(cancellationToken);
            if (json)
            {
                Screen.Json(found);
            }
            else
            {
                Screen.Table(
                    ["rollup", "journeys", "differences", "missed writes"],
                    found.Select(rollup => new object[] { rollup.Key, rollup.Value.Journeys, rollup.Value.Differences, rollup.Value.MissedWrites }));
            }

            return found.Values.Any(rollup => rollup.Differences > 0) ? ExitStatus.Found : ExitStatus.Done;
        });
}
