using System.Collections.Immutable;
using Puffy.Analytics.Attribution;
using Puffy.Facts.Questions;

namespace Puffy.Queries.Tests.Explore;

/// <summary>Makes valid questions of every kind, the same from the same seed.</summary>
internal sealed class RandomQuestions(int seed, ExportedTables tables, DateRange days)
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata"];

    private readonly Dictionary<Dimension, IReadOnlyList<string>> _values =
        Enum.GetValues<Dimension>().Where(dimension => !dimension.IsTime()).ToDictionary(dimension => dimension, tables.Values);

#pragma warning disable CA5394 // Questions of a test need no secret.
    private readonly Random _random = new(seed);

    public FactQuestion Next()
    {
        var ofEvents = _random.Next(4) == 0;
        var metrics = Some(Enum.GetValues<Metric>().Where(metric => !ofEvents || metric.CountsEvents()), 5, atLeast: 1);
        var dimensions = Some(Enum.GetValues<Dimension>().Where(dimension => ofEvents || !dimension.IsOfEvents()), 3, atLeast: 0);
        var range = _random.Next(3) == 0 ? (DateRange?)null : Range();
        return QuestionRules.Check(new FactQuestion
        {
            Metrics = metrics,
            Dimensions = dimensions,
            Days = range,
            TimeZone = Zones[_random.Next(Zones.Length)],
            Filters = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Filter(ofEvents, depth: 0))],
            Model = _random.Next(3) == 0 ? AttributionModelNames.All[_random.Next(AttributionModelNames.All.Count)] : null,
            Totals = _random.Next(2) == 0,
            Compare = range is not null && !dimensions.Any(DimensionNames.IsTime) && _random.Next(3) == 0,
            Limit = FactQuestion.MostGroups,
        });
    }

    private DateRange Range()
    {
        var from = days.From.AddDays(_random.Next(days.Days));
        return new DateRange(from, from.AddDays(_random.Next(days.To.DayNumber - from.DayNumber + 2)));
    }

    private Filter Filter(bool ofEvents, int depth) => _random.Next(depth > 2 ? 5 : 9) switch
    {
        5 => new AndFilter([.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Filter(ofEvents, depth + 1))]),
        6 => new OrFilter([.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Filter(ofEvents, depth + 1))]),
        7 => new NotFilter(Filter(ofEvents, depth + 1)),
        8 => new HasDoneFilter(Compared(Dimension.Page, Dimension.EventName)),
        _ => ofEvents && _random.Next(2) == 0 ? Compared(Dimension.Page, Dimension.EventName) : Compared([.. DimensionNames.OfSessions]),
    };

    private ValueFilter Compared(params Dimension[] among)
    {
        var dimension = among[_random.Next(among.Length)];
        var comparison = (FilterOperator)_random.Next(dimension.IsFlag() ? 2 : 5);
        return new ValueFilter(dimension, comparison, [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Value(dimension, comparison))]);
    }

    private string Value(Dimension dimension, FilterOperator comparison)
    {
        if (dimension.IsFlag())
        {
            return _random.Next(2) == 0 ? "true" : "false";
        }

        var value = _values[dimension][_random.Next(_values[dimension].Count)];
        if (comparison is FilterOperator.Is or FilterOperator.IsNot)
        {
            return _random.Next(8) == 0 ? "nothing has this value" : value;
        }

        var start = _random.Next(value.Length + 1);
        var part = value.Substring(start, Math.Min(value.Length - start, 1 + _random.Next(6)));
        return comparison == FilterOperator.Contains || comparison == FilterOperator.ContainsNot ? part
            : $"{(_random.Next(2) == 0 ? "(?i)" : "")}{System.Text.RegularExpressions.Regex.Escape(part).Replace("\\ ", " ", StringComparison.Ordinal)}{(_random.Next(2) == 0 ? ".*" : "$")}";
    }

    private ImmutableArray<T> Some<T>(IEnumerable<T> among, int most, int atLeast)
    {
        var all = among.ToArray();
        _random.Shuffle(all);
        return [.. all.Take(_random.Next(atLeast, most + 1))];
    }
#pragma warning restore CA5394
}
