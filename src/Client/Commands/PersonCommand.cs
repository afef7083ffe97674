using System.CommandLine;
using Puffy.Analytics.Wording;
using Puffy.Client.Terminal;
using Puffy.Queries.Users;

namespace Puffy.Client.Commands;

/// <summary><c>puffy person</c>: the users who are one person.</summary>
internal static class PersonCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var who = new Argument<string>("WHO") { Description = "A user id, or an e-mail address that a user left." };
        var command = StoreQuery.Create(
            "person",
            """
            Show the users who are one person, and which channels earned their orders.

            Users are one person where they left the same e-mail address, in a store
            with --identity email. A user without others is a person alone.

            Example:
              puffy person ann@example.com --store shop.store
            """,
            async (store, parsed, json, cancellationToken) =>
            {
                var asked = parsed.GetRequiredValue(who);
                var person = await store.Queries.AskAsync(new PersonQuestion(asked), cancellationToken);
                if (person is null)
                {
                    Screen.Error.Line($"puffy: '{asked}' is neither a user in the store nor an e-mail address of one. Give an id from silver/dim_user.csv, or an address.");
                    return ExitStatus.Failed;
                }

                if (json)
                {
                    JsonAnswer.Write(person);
                    return ExitStatus.Done;
                }

                Screen.Output.Line($"person {person.PersonId}: {CountText.Of(person.Users.Count, "user")}");
                foreach (var user in person.Users)
                {
                    Screen.Output.Space();
                    UserView.Show(user, Screen.Output);
                }

                return ExitStatus.Done;
            });
        command.Arguments.Add(who);
        return command;
    }
}
