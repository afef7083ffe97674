using System.CommandLine;
using Puffy.Analytics.Wording;
using Puffy.Client.Terminal;
using Puffy.Grains.Rollups;

namespace Puffy.Client.Commands;

/// <summary><c>puffy reconcile</c>: recomputes every rollup from the journeys.</summary>
internal static class ReconcileCommand
{
    /// <summary>The command.</summary>
    public static Command Create() => StoreQuery.Create(
        "reconcile",
        """
        Recompute every rollup from the journeys and show what differed.

        It exits with status 2 if anything did.

        Example:
          puffy reconcile --store shop.store
        """,
        async (store, _, json, cancellationToken) =>
        {
            var found = await store.Figures.ReconcileAsync(cancellationToken);
            await store.Figures.SaveAsync(cancellationToken);
            if (json)
            {
                JsonAnswer.Write(found);
            }
            else
            {
                Screen.Output.Table(new ScreenTable<KeyValuePair<string, RollupReconciliation>>(found)
                    .Name("rollup", rollup => rollup.Key)
                    .Number("journeys", rollup => CountText.Of(rollup.Value.Journeys))
                    .Number("differences", rollup => CountText.Of(rollup.Value.Differences))
                    .Number("missed writes", rollup => CountText.Of(rollup.Value.MissedWrites)));
            }

            return found.Values.Any(rollup => rollup.Differences > 0) ? ExitStatus.Found : ExitStatus.Done;
        });
}
