using System.Collections.Concurrent;
using Puffy.Analytics.Journeys;
using Puffy.Analytics.Persons;

namespace Puffy.Tables.Export;

/// <summary>
/// Tables whose rows depend on the person that a user is. Users who have identity keys wait until all journeys were read and persons are
/// known.
/// </summary>
/// <param name="tables">The tables.</param>
internal sealed class PersonTables(IReadOnlyList<IJourneyTable> tables)
{
    private readonly ConcurrentBag<(Journey Journey, FolderSet Folders)> _waiting = [];
    private readonly List<Action<Journey, FolderSet>> _late = [];

    /// <summary>The tables.</summary>
    public IReadOnlyList<IJourneyTable> Tables => tables;

    /// <summary>Adds the rows of users, for one thread at a time.</summary>
    public Action<Journey, FolderSet> NewReader()
    {
        Action<Journey, FolderSet>[] parts = [.. tables.Select(table => table.Part())];
        if (_late.Count == 0)
        {
            _late.AddRange(tables.Select(table => table.Part()));
        }

        return (journey, folders) =>
        {
            if (journey.IdentityKeys.Count == 0)
            {
                Array.ForEach(parts, add => add(journey, folders));
            }
            else
            {
                _waiting.Add((journey, folders));
            }
        };
    }

    /// <summary>Adds the rows of those who waited.</summary>
    /// <param name="persons">The persons of each folder.</param>
    /// <param name="use">Says which persons the next rows are made with.</param>
    public void AddWaiting(IReadOnlyList<PersonIndex> persons, Action<PersonIndex> use)
    {
        foreach (var (journey, folders) in _waiting)
        {
            var alone = default(FolderSet);
            foreach (var folder in folders.Numbers)
            {
                if (persons[folder].Of(journey.UserId) is null)
                {
                    alone |= FolderSet.Only(folder);
                }
                else
                {
                    use(persons[folder]);
                    _late.ForEach(add => add(journey, FolderSet.Only(folder)));
                }
            }

            if (!alone.IsEmpty)
            {
                use(PersonIndex.Alone);
                _late.ForEach(add => add(journey, alone));
            }
        }
    }
}
