using Puffy.Analytics.Events;

namespace Puffy.Analytics.Fields;

/// <summary>A field over all days.</summary>
/// <param name="Field">The field.</param>
/// <param name="Part">How often it has a value.</param>
/// <param name="Whole">Totals of the events that could have it.</param>
/// <param name="LeastDay">The day on which the least share of events has it.</param>
/// <param name="LeastShare">That share.</param>
public sealed record FieldSummary(DataField Field, FieldActivity Part, EventWeight Whole, DateOnly LeastDay, decimal LeastShare)
{
    /// <summary>Every field of a profile, by event and path.</summary>
    public static IReadOnlyList<FieldSummary> Of(FieldProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var events = profile.Events.Cells.ToLookup(cell => cell.Key.EventName, cell => (cell.Key.Day, Weight: cell.Value), StringComparer.Ordinal);
        return [.. profile.Fields.Cells
            .GroupBy(cell => cell.Key.Field, cell => cell.Value)
            .Select(field => Of(field.Key, field, [.. events[field.Key.EventName]], profile))
            .OrderBy(summary => EventNames.Rank(summary.Field.EventName))
            .ThenBy(summary => summary.Field.EventName, StringComparer.Ordinal)
            .ThenBy(summary => summary.Field.Path, StringComparer.Ordinal)];
    }

    private static FieldSummary Of(DataField field, IEnumerable<FieldActivity> ofDays, IReadOnlyList<(DateOnly Day, EventWeight Weight)> events, FieldProfile profile)
    {
        var (day, share) = events
            .Select(ofDay => (ofDay.Day, Share: profile.Fields[new FieldDay(ofDay.Day, field)].Events / (decimal)ofDay.Weight.Events))
            .OrderBy(ofDay => ofDay.Share)
            .ThenBy(ofDay => ofDay.Day)
            .First();
        return new FieldSummary(
            field,
            ofDays.Aggregate(default(FieldActivity), (sum, activity) => sum + activity),
            events.Aggregate(default(EventWeight), (sum, ofDay) => sum + ofDay.Weight),
            day,
            share);
    }
}
