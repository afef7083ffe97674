using Puffy.Analytics.Journeys;

namespace Puffy.Tables.Export;

/// <summary>Takes the rows of journeys in all tables that have such rows, for one thread at a time.</summary>
/// <param name="visits">Adds rows to tables of sessions and users.</param>
/// <param name="users">Adds rows to tables of users as persons.</param>
/// <param name="orders">Adds rows to tables of orders.</param>
internal sealed class JourneyRows(Action<Journey, FolderSet>[] visits, Action<Journey, FolderSet> users, Action<Journey, FolderSet> orders)
{
    /// <summary>Adds all rows of a journey, where there is one folder.</summary>
    public void Add(Journey journey)
    {
        AddVisits(journey, FolderSet.First);
        AddOrders(journey, FolderSet.First);
    }

    /// <summary>Adds the rows of a journey but those of its orders.</summary>
    public void AddVisits(Journey journey, FolderSet folders)
    {
        if (!folders.IsEmpty)
        {
            Array.ForEach(visits, add => add(journey, folders));
            users(journey, folders);
        }
    }

    /// <summary>Adds the rows of a journey's orders.</summary>
    public void AddOrders(Journey journey, FolderSet folders)
    {
        if (!folders.IsEmpty)
        {
            orders(journey, folders);
        }
    }
}
