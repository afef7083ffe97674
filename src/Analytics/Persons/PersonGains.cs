using Puffy.Analytics.Attribution;
using Puffy.Analytics.Channels;
using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Persons;

/// <summary>What it changed that users were known to be one person.</summary>
/// <param name="Persons">Persons of several users.</param>
/// <param name="Users">Their users.</param>
/// <param name="Orders">Orders that gained touchpoints.</param>
/// <param name="LastClickFromDirect">Revenue in the main currency that moved from Direct to other channels under last click.</param>
/// <param name="LinearFromDirect">The same under linear.</param>
public sealed record PersonGains(int Persons, int Users, int Orders, decimal LastClickFromDirect, decimal LinearFromDirect)
{
    /// <summary>The gains of persons.</summary>
    /// <param name="persons">Persons of several users.</param>
    /// <param name="currency">The main currency.</param>
    public static PersonGains Of(IReadOnlyList<Person> persons, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(persons);
        var own = persons.SelectMany(person => person.Trails).SelectMany(trail => trail.Own.Orders).ToDictionary(order => order.OrderId);
        var orders = persons.SelectMany(person => person.Paths.Orders).ToList();
        return new PersonGains(
            persons.Count,
            persons.Sum(person => person.Trails.Length),
            orders.Count(order => order.Touchpoints.Length > own[order.OrderId].Touchpoints.Length),
            Moved(AttributionModel.LastClick),
            Moved(AttributionModel.Linear));

        decimal Moved(AttributionModel model) => own.Values.Sum(order => Direct(order, model)) - orders.Sum(order => Direct(order, model));

        decimal Direct(AttributedOrder order, AttributionModel model) => order.Money.Currency != currency
            ? 0
            : order.Credits(model).Where(credit => order.Touchpoints[credit.Position].Channel == Channel.Direct).Sum(credit => credit.Revenue);
    }
}
