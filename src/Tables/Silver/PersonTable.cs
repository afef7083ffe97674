using Puffy.Analytics.Journeys;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Silver;

/// <summary>A user and the person that the user is.</summary>
/// <param name="Journey">The user's journey.</param>
/// <param name="PersonId">The person.</param>
internal readonly record struct PersonUser(Journey Journey, string PersonId);

/// <summary>Persons: users who share identity keys, or a user alone.</summary>
internal static class PersonTable
{
    /// <summary>persons.csv.</summary>
    public static Table<PersonUser> Persons { get; } = new(
        "silver/persons.csv",
        "a user with at least one session, with the person that the user is",
        TableKind.Dimension,
        KeyColumns: 2,
        (key, row) => key.Text(row.PersonId).Text(row.Journey.UserId),
        [
            new("person_id", ColumnType.Text, "the smallest id of the person's users; the user's own without others", (write, row) => write.Text(row.PersonId)),
            new("user_id", ColumnType.Text, "the user", (write, row) => write.Text(row.Journey.UserId), "dim_user"),
            new("keys", ColumnType.Text, "the user's identity keys, hashes of e-mail addresses as in privacy.md, with spaces between; empty in a store without identity", (write, row) => write.Text(string.Join(' ', row.Journey.IdentityKeys))),
        ]);
}
