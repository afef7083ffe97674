using System.CommandLine;
using Puffy.Analytics.Wording;
using Puffy.Client.Stores;
using Puffy.Client.Terminal;
using Puffy.Grains.Journeys;
using Puffy.Grains.Storage;
using Puffy.Queries.Users;

namespace Puffy.Client.Commands;

/// <summary><c>puffy forget</c>: erases one user.</summary>
internal static class ForgetCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "The user id.", Arity = ArgumentArity.ZeroOrOne };
        var email = new Option<string?>("--email")
        {
            Description = "Erase all users who left this e-mail address, in a store with --identity email. Its SHA-256 as 64 hex digits works too.",
            HelpName = "ADDRESS",
        };
        var command = StoreQuery.Create(
            "forget",
            """
            Erase one user everywhere in a store, for good.

            A later load of old exports does not bring the user back. Tables that were
            written before still hold the user: write them again.

            Examples:
              puffy forget 1740268798-abc --store shop.store
              puffy forget --email ann@example.com --store shop.store
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                if (parsed.GetValue(email) is { } address)
                {
                    return await ForgetAllAsync(store, address, json, cancellationToken);
                }

                var forgotten = await ForgetAsync(store, parsed.GetValue(id)!, cancellationToken);
                await store.Figures.SaveAsync(cancellationToken);
                if (json)
                {
                    JsonAnswer.Write(forgotten);
                }
                else if (forgotten.Events == 0)
                {
                    Screen.Output.Line($"The store has no events of user '{parsed.GetValue(id)}'. Check the id. Quarantined rows with it are erased, and rows of this user are refused from now on.");
                }
                else
                {
                    Screen.Output.Line($"Erased: {CountText.Of(forgotten.Events, "event")}, revenue {forgotten.Revenue}. Rows of this user are refused from now on.");
                }

                return ExitStatus.Done;
            },
            "Stopped. The user may be only partly erased. Run the same command again to finish.");
        id.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("The user id is empty. Give the id of one user, such as 1740268798-abc.");
            }
        });
        command.Arguments.Add(id);
        command.Options.Add(email);
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(id) is { Tokens.Count: > 0 } == parsed.GetResult(email) is not null)
            {
                parsed.AddError("Give either the id of a user or --email ADDRESS.");
            }
        });
        return command;
    }

    private static Task<ForgottenUser> ForgetAsync(OpenStore store, string userId, CancellationToken cancellationToken) =>
        store.Grains.GetGrain<IJourneyShardGrain>(Sharding.ShardOf(userId, store.Shards)).ForgetAsync(userId, cancellationToken);

    private static async Task<int> ForgetAllAsync(OpenStore store, string address, bool json, CancellationToken cancellationToken)
    {
        var users = await store.Queries.AskAsync(new UsersOfEmailQuestion(address), cancellationToken);
        var forgotten = new Dictionary<string, ForgottenUser>(StringComparer.Ordinal);
        foreach (var user in users)
        {
            forgotten[user] = await ForgetAsync(store, user, cancellationToken);
        }

        await store.Figures.SaveAsync(cancellationToken);
        if (json)
        {
            JsonAnswer.Write<IReadOnlyDictionary<string, ForgottenUser>>(forgotten);
        }
        else
        {
            Screen.Output.Line(users.Count == 0
                ? "Nothing to erase: no user left this address."
                : $"Erased: {CountText.Of(users.Count, "user")}, {CountText.Of(forgotten.Values.Sum(user => user.Events), "event")}. Rows of these users are refused from now on.");
        }

        return ExitStatus.Done;
    }
}
