using Puffy.Analytics.Fields;

namespace Puffy.Analytics.Monitoring;

/// <summary>The fields inside event_data as monitoring looks them up: by field and day.</summary>
internal sealed class FieldHistory
{
    private readonly FieldProfile _profile;
    private readonly ILookup<FieldDay, (decimal Bin, long Count)> _numbers;

    /// <summary>Prepares a profile.</summary>
    public FieldHistory(FieldProfile profile)
    {
        _profile = profile;
        _numbers = profile.Magnitudes.Cells.ToLookup(cell => cell.Key.Of, cell => (cell.Key.Bin, cell.Value.Value));
        Fields = [.. profile.Fields.Cells.Keys.Select(key => key.Field).Distinct().Order()];
    }

    /// <summary>Every field that ever had a value; one comes before those that it holds.</summary>
    public IReadOnlyList<DataField> Fields { get; }

    /// <summary>Totals of the events that could have a field.</summary>
    public EventWeight Whole(DataField field, DateOnly day) => _profile.Events[new EventDay(day, field.EventName)];

    /// <summary>How often a field has a value.</summary>
    public FieldActivity Part(DataField field, DateOnly day) => _profile.Fields[new FieldDay(day, field)];

    /// <summary>The numbers of a field, as a histogram.</summary>
    public IEnumerable<(decimal Bin, long Count)> Numbers(DataField field, IEnumerable<DateOnly> days) =>
        days.SelectMany(day => _numbers[new FieldDay(day, field)]).GroupBy(cell => cell.Bin, (bin, cells) => (bin, cells.Sum(cell => cell.Count)));
}
