using System.Globalization;
using Puffy.Analytics.Events;
using Puffy.Analytics.Fields;
using Puffy.Analytics.Statistics;

namespace Puffy.Analytics.Monitoring;

/// <summary>
/// The part of <see cref="Check.DataQuality"/> that watches fields inside event_data as if each were a column of the events that have it. A
/// field that is new, or that no day of the baseline had, is not judged.
/// </summary>
internal static class FieldCheck
{
    /// <summary>A field with a value in a smaller share of events may come and go.</summary>
    private const double Most = 0.5;

    /// <summary>Less than this share of the usual counts as gone: the rest came late, in the file of a day without faults.</summary>
    private const double NextToNone = 0.2;

    /// <summary>
    /// Half-way between 1 and 100 times, on the scale of logarithms on which prices scatter, the median is nearer to another unit.
    /// </summary>
    private const double OtherUnit = 31.6;

    /// <summary>
    /// A quartile moves along with a unit. Where a field has two kinds of values and the median passes from one to the other, both
    /// stay.
    /// </summary>
    private const double OtherUnitOfQuartile = 10;

    /// <summary>With fewer numbers, on the day or before it, a median says little.</summary>
    private const long LeastNumbers = 4;

    /// <summary>The fields that are off on a day. Where one is, those that it holds are not named again.</summary>
    /// <param name="day">The day.</param>
    /// <param name="history">The fields.</param>
    /// <param name="thresholds">The thresholds.</param>
    public static IReadOnlyList<FieldReading> Judge(DayInContext day, FieldHistory history, MonitoringThresholds thresholds)
    {
        var off = new List<FieldReading>();
        foreach (var field in history.Fields)
        {
            if (!off.Exists(known => known.Field.Holds(field)) && new FieldOfDay(field, day, history, thresholds).Read() is { } reading)
            {
                off.Add(reading);
            }
        }

        return off;
    }

    /// <summary>A field on a day, and what the days before had of it.</summary>
    private sealed class FieldOfDay
    {
        private readonly DataField _field;
        private readonly DayInContext _day;
        private readonly FieldHistory _history;
        private readonly MonitoringThresholds _thresholds;
        private readonly EventWeight _whole;
        private readonly FieldActivity _part;
        private readonly EventWeight _wholeBefore;
        private readonly FieldActivity _partBefore;

        public FieldOfDay(DataField field, DayInContext day, FieldHistory history, MonitoringThresholds thresholds)
        {
            (_field, _day, _history, _thresholds) = (field, day, history, thresholds);
            (_whole, _part) = (history.Whole(field, day.Day), history.Part(field, day.Day));
            foreach (var before in day.Before)
            {
                _wholeBefore += history.Whole(field, before.Day);
                _partBefore += history.Part(field, before.Day);
            }
        }

        private double Dispersion => _field.EventName == EventNames.CheckoutCompleted ? _thresholds.OrderDispersion : _thresholds.EventDispersion;

        public FieldReading? Read()
        {
            if (_whole.Events == 0 || _partBefore.Events == 0)
            {
                return null;
            }

            var byDays = Series();
            return Vanished(byDays.Status) ?? OtherType() ?? UnitChanged() ?? Share(byDays);
        }

        private FieldReading? Vanished(CheckStatus byDays)
        {
            var (share, before) = (Portion(_part.Events, _whole.Events), Portion(_partBefore.Events, _wholeBefore.Events));
            return before >= Most && share < NextToNone * before && IsBeyondChance(share, before, _whole.Events, _wholeBefore.Events)
                ? Reading(FieldChange.Vanished, Worse(byDays), $"in {Of(_part.Events, _whole.Events)}", $"in {Percent(before)} of them", Lacking)
                : null;
        }

        private FieldReading? OtherType()
        {
            if (_part.Events == 0 || _partBefore.MainType is not { } usual || _part.MainType is not { } now || usual == now)
            {
                return null;
            }

            var (share, before) = (Portion(_part[usual], _part.Events), Portion(_partBefore[usual], _partBefore.Events));
            return before >= Most && IsBeyondChance(share, before, _part.Events, _partBefore.Events)
                ? Reading(FieldChange.Type, CheckStatus.Warning, $"is a {now.Name()} in {Of(_part[now], _part.Events)}", $"a {usual.Name()} in {Percent(before)}", Having)
                : null;
        }

        private FieldReading? UnitChanged()
        {
            var now = _history.Numbers(_field, [_day.Day]).ToList();
            if (now.Sum(cell => cell.Count) < LeastNumbers)
            {
                return null;
            }

            var before = _history.Numbers(_field, _day.Before.Select(other => other.Day)).ToList();
            if (before.Sum(cell => cell.Count) < LeastNumbers || Ratio(now, before, 2) is not { } ratio)
            {
                return null;
            }

            var (lower, upper) = (Ratio(now, before, 1), Ratio(now, before, 3));
            var isGreater = ratio >= OtherUnit && (lower >= OtherUnitOfQuartile || upper >= OtherUnitOfQuartile);
            var isLess = ratio <= 1 / OtherUnit && (lower <= 1 / OtherUnitOfQuartile || upper <= 1 / OtherUnitOfQuartile);
            return isGreater || isLess
                ? Reading(
                    FieldChange.Unit,
                    CheckStatus.Warning,
                    $"has a median of about {Histogram.Quartile(now, 2)}",
                    $"about {Histogram.Quartile(before, 2)}",
                    Having)
                : null;
        }

        private FieldReading? Share(SeriesReading byDays) => byDays is { Status: >= CheckStatus.Warning, Expected.Centre: > 0, Value: { } share, Expected: { } expected }
            ? Reading(
                FieldChange.Share,
                byDays.Status,
                string.Create(CultureInfo.InvariantCulture, $"in {Of(_part.Events, _whole.Events)} (z {byDays.Z:0.0})"),
                $"in {Percent(expected.Centre)} of them",
                share < expected.Centre ? Lacking : Having)
            : null;

        /// <summary>The share of events that have the field, by the z rule of every share.</summary>
        private SeriesReading Series() => SeriesCheck.Read(
            new ShareSeries(_field.Path, _field.Path, day => _history.Part(_field, day.Day).Events, day => _history.Whole(_field, day.Day).Events, _ => Dispersion)
            {
                AdviceAbove = string.Empty,
                AdviceBelow = string.Empty,
            },
            _day,
            _thresholds);

        private EventWeight Lacking => new(_whole.Events - _part.Events, _whole.Orders - _part.Orders, _whole.Revenue - _part.Revenue);

        private EventWeight Having => new(_part.Events, _part.Orders, _part.Revenue);

        private FieldReading Reading(FieldChange change, CheckStatus status, string measured, string expectation, EventWeight touched) => new(
            _field, change, status, measured, expectation, touched.Events, touched.Orders, touched.Revenue,
            _whole.Revenue == 0 ? null : touched.Revenue / _whole.Revenue);

        /// <summary>
        /// Whether a share is further from that of all days before than chance explains: the noise of <see cref="ShareSeries"/>, with
        /// that of the days before.
        /// </summary>
        private bool IsBeyondChance(double share, double before, double size, double sizeBefore)
        {
            var variance = Dispersion * ((before * (1 - before)) + (1 / size)) / size * (1 + (size / sizeBefore));
            return Math.Abs(share - before) > _thresholds.WarningZ * Math.Sqrt(variance);
        }

        private static CheckStatus Worse(CheckStatus status) => status > CheckStatus.Warning ? status : CheckStatus.Warning;

        private static double? Ratio(List<(decimal Bin, long Count)> now, List<(decimal Bin, long Count)> before, int quarters) =>
            (Histogram.Quartile(now, quarters), Histogram.Quartile(before, quarters)) is ({ } value, not (null or 0) and { } usual) ? (double)(value / usual) : null;

        private static double Portion(long part, long whole) => part / (double)whole;

        private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");

        private static string Of(long part, long whole) => string.Create(CultureInfo.InvariantCulture, $"{part:#,0} of {whole:#,0} {(whole == 1 ? "event" : "events")}");
    }
}
