using System.CommandLine;
using Puffy.Client.Terminal;
using Puffy.Queries.Users;

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
            Show one user's sessions and orders, and which channels earned them.

            Example:
              puffy user 1740268798-abc --store shop.store
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var userId = parsed.GetRequiredValue(id);
                var journey = await store.Queries.AskAsync(new UserQuestion(userId), cancellationToken);
                if (journey is null)
                {
                    Screen.Error.Line($"puffy: User '{userId}' is not in the store. Give an id from silver/dim_user.csv.");
                    return ExitStatus.Failed;
                }

                if (json)
                {
                    JsonAnswer.Write(journey);
                }
                else
                {
                    UserView.Show(journey, Screen.Output);
                }

                return ExitStatus.Done;
            });
        command.Arguments.Add(id);
        return command;
    }
}
