using Puffy.Analytics.Attribution;

namespace Puffy.Analytics.Persons;

/// <summary>Persons of several users, by user and by order. Everybody else is a person alone.</summary>
public sealed class PersonIndex
{
    private readonly Dictionary<string, Person> _byUser = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributedOrder> _orders = new(StringComparer.Ordinal);

    /// <summary>The index of persons.</summary>
    public PersonIndex(IReadOnlyList<Person> persons)
    {
        ArgumentNullException.ThrowIfNull(persons);
        Persons = persons;
        foreach (var person in persons)
        {
            foreach (var trail in person.Trails)
            {
                _byUser[trail.UserId] = person;
            }

            foreach (var order in person.Paths.Orders)
            {
                _orders[order.OrderId] = order;
            }
        }
    }

    /// <summary>Each user is a person alone.</summary>
    public static PersonIndex Alone { get; } = new([]);

    /// <summary>The persons of several users.</summary>
    public IReadOnlyList<Person> Persons { get; }

    /// <summary>The person of a user; null where the user is a person alone.</summary>
    public Person? Of(string userId) => _byUser.GetValueOrDefault(userId);

    /// <summary>The id of a user's person: the smallest id of its users.</summary>
    public string IdOf(string userId) => Of(userId)?.Id ?? userId;

    /// <summary>An order with the touchpoints of the person.</summary>
    public AttributedOrder Of(AttributedOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return _orders.GetValueOrDefault(order.OrderId, order);
    }
}
