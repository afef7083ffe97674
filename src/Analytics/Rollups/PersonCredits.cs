using Puffy.Analytics.Attribution;
using Puffy.Analytics.Persons;

namespace Puffy.Analytics.Rollups;

/// <summary>Moves credit from the paths of single users to those of the persons that they are. Pure.</summary>
public static class PersonCredits
{
    /// <summary>Takes back what the users of each person contributed, and adds what the person does.</summary>
    /// <param name="channels">The rules' credit.</param>
    /// <param name="paths">The paths.</param>
    /// <param name="persons">Persons of several users.</param>
    /// <param name="day">The only day that the channels are of; null for all.</param>
    public static void Move(ChannelRollup channels, PathRollup paths, IEnumerable<Person> persons, DateOnly? day = null)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(paths);
        ForEach(persons, (of, sign) =>
        {
            paths.Add(of, sign);
            foreach (var order in of.Orders.Where(order => day is null || order.Day == day))
            {
                channels.AddCredits(order, sign);
            }
        });
    }

    /// <summary>Moves the paths alone.</summary>
    public static void Move(PathRollup paths, IEnumerable<Person> persons)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ForEach(persons, paths.Add);
    }

    private static void ForEach(IEnumerable<Person> persons, Action<AttributionPaths, int> add)
    {
        ArgumentNullException.ThrowIfNull(persons);
        foreach (var person in persons)
        {
            foreach (var trail in person.Trails)
            {
                add(trail.Own, -1);
            }

            add(person.Paths, 1);
        }
    }
}
