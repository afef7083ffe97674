using System.CommandLine;
using Puffy.Analytics.Wording;
using Puffy.Client.Terminal;
using Puffy.Grains.Journeys;
using Puffy.Grains.Storage;

namespace Puffy.Client.Commands;

/// <summary><c>puffy forget</c>: erases one user.</summary>
internal static class ForgetCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The user id." };
        var command = StoreQuery.Create(
            "forget",
            """
            Erase one user everywhere in a store, for good.

            A later load of old exports does not bring the user back. Tables that were
            written before still hold the user: write them again.

            Example:
              puffy forget 1740268798-abc --store shop.store
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var userId = parsed.GetRequiredValue(id);
                var shard = store.Grains.GetGrain<IJourneyShardGrain>(Sharding.ShardOf(userId, store.Shards));
                var forgotten = await shard.ForgetAsync(userId, cancellationToken);
                await store.Figures.SaveAsync(cancellationToken);
                if (json)
                {
                    JsonAnswer.Write(forgotten);
                }
                else
                {
                    Screen.Output.Line($"Erased: {CountText.Of(forgotten.Events, "event")}, revenue {forgotten.Revenue}. Rows of this user are refused from now on.");
                }

                return ExitStatus.Done;
            },
            "Stopped. The user may be only partly erased. Run the same command again to finish.");
        command.Arguments.Add(id);
        return command;
    }
}
