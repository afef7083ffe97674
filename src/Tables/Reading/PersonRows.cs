using Puffy.Tables.Definition;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Reading;

/// <summary>The rows of persons: of them the persons of several users are kept.</summary>
internal sealed class PersonRows
{
    private readonly Dictionary<UInt128, IReadOnlyList<UInt128>> _others = [];

    internal static Table Table => PersonTable.Persons;

    /// <summary>The users of a user's person in the order of their ids: the user alone, mostly.</summary>
    internal IReadOnlyList<UInt128> Of(UInt128 user) => _others.GetValueOrDefault(user) ?? [user];

    internal void Read(WrittenTable table)
    {
        var (person, user) = (table.Column("person_id"), table.Column("user_id"));
        var (current, users) = (default(UInt128), new List<UInt128>());
        while (table.Read())
        {
            if (table.Key(person) != current)
            {
                Keep(users);
                (current, users) = (table.Key(person), []);
            }

            users.Add(table.Key(user));
        }

        Keep(users);
    }

    private void Keep(List<UInt128> users)
    {
        if (users.Count > 1)
        {
            users.ForEach(user => _others[user] = users);
        }
    }
}
