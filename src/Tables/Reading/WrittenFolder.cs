using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Puffy.Analytics;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Monitoring;
using Puffy.Analytics.Rollups;
using Puffy.Tables.Bronze;
using Puffy.Tables.Definition;
using Puffy.Tables.Gold;
using Puffy.Tables.Runs;
using Puffy.Tables.Silver;

namespace Puffy.Tables.Reading;

/// <summary>
/// An output folder as monitoring judges it: days counted from the written tables themselves, revenue from every table that
/// holds any. Refused rows by day, and the options, are those of run.json.
/// </summary>
public sealed class WrittenFolder
{
    private readonly string _folder;
    private readonly RunRecord _record;
    private readonly Currency _currency;
    private readonly List<RevenueSource> _revenue = [];
    private readonly List<RevenueTotal> _totals = [];

    private WrittenFolder(string folder)
    {
        _folder = folder;
        _record = RunRecord.Read(folder);
        _currency = Currency.Parse(_record.Currency ?? string.Empty);
        AsOf = _record.Options.AsOf is { } asOf ? DateTime.Parse(asOf, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal) : null;
        Input = Read();
    }

    /// <summary>The as-of time of the run that wrote it; null where it had none.</summary>
    public DateTime? AsOf { get; }

    /// <summary>What monitoring judges.</summary>
    public MonitoringInput Input { get; }

    /// <summary>Reads a folder.</summary>
    /// <exception cref="IOException">A table that days are counted from is not there.</exception>
    /// <exception cref="InvalidInputException">A file is not what Puffy wrote; the message says where.</exception>
    public static WrittenFolder Open(string folder)
    {
        if (!File.Exists(Path.Combine(folder, RunRecord.FileName)))
        {
            throw new InvalidInputException($"'{folder}' has no {RunRecord.FileName}. Give the folder that puffy run or puffy export wrote.");
        }

        try
        {
            return new WrittenFolder(folder);
        }
        catch (Exception exception) when (exception is CsvFormatException or JsonException)
        {
            throw new InvalidInputException($"A table or run.json in '{folder}' is damaged: {exception.Message} Write them again with puffy export.", exception);
        }
    }

    private MonitoringInput Read()
    {
        var excludeBots = _record.Options.ExcludeBots;
        var sessions = new SessionCounts();
        Each(EventTable.Events, sessions.ReadEvents);
        Each(SessionTable.Sessions, sessions.ReadSessions);
        var orders = new Dictionary<DateOnly, DayActivity>();
        var sales = new Dictionary<DateOnly, Sales>();
        var revenueOfOrders = new Dictionary<(UInt128 User, DateTime At), decimal>();
        Each(OrderTables.Orders, table => ReadOrders(table, orders, sales, revenueOfOrders));
        var events = new EventCounts(excludeBots ? sessions.OrderEvents : null, revenueOfOrders, _currency);
        Each(BronzeTables.CleanedEvents, events.Read);
        ReadRevenue();

        var days = events.Days.Keys.Union(sessions.Days.Keys).Union(orders.Keys).ToDictionary(
            day => day,
            day => events.Days.GetValueOrDefault(day) + sessions.Days.GetValueOrDefault(day) + orders.GetValueOrDefault(day)
                + new DayActivity { BotEvents = excludeBots ? events.Days.GetValueOrDefault(day).Events - sessions.EventsByDay.GetValueOrDefault(day) : 0 });
        return new MonitoringInput
        {
            Days = DayFigures.Of(days, _record.Days.ToDictionary(day => day.Day, day => day.Refused), sales, _currency),
            Files = Files(events.RowsByFile.ByGroup()),
            Revenue = [.. _revenue.Prepend(events.Revenue(Currency.Parse(_record.Options.Currency ?? string.Empty))).Select(InMainCurrency)],
            Totals = _totals,
            Currency = _currency,
            EventsForSessions = excludeBots ? sessions.EventsOfSessions : events.Days.Values.Sum(day => day.Events),
            EventsInSessions = sessions.EventsByDay.Values.Sum(),
            LastEventAt = events.LastAt,
            Fields = events.Fields.ToProfile(),
        };
    }

    private void Each(Table table, Action<WrittenTable> read)
    {
        using var rows = WrittenTable.Open(_folder, table);
        read(rows);
    }

    private void ReadOrders(
        WrittenTable table, Dictionary<DateOnly, DayActivity> days, Dictionary<DateOnly, Sales> sales, Dictionary<(UInt128 User, DateTime At), decimal> orders)
    {
        var (user, time, revenue, matches) = (table.Column("user_id"), table.Column("ordered_at"), table.Column("revenue"), table.Column("revenue_matches_items"));
        var currency = table.Column("currency");
        while (table.Read())
        {
            var at = table.Time(time);
            var day = DateOnly.FromDateTime(at);
            var money = new Money(table.Decimal(revenue), table.Currency(currency));
            orders[(table.Key(user), at)] = money.In(_currency);
            days[day] = days.GetValueOrDefault(day) + DayActivity.OfOrder(table[matches].IsEmpty ? null : table.Flag(matches));
            if (money.Currency == _currency)
            {
                sales[day] = sales.GetValueOrDefault(day) + Sales.Of(money);
            }
        }
    }

    private List<MonitoredFile> Files(Dictionary<string, long> accepted)
    {
        var quarantined = new QuarantineRows();
        Each(BronzeTables.Quarantine, quarantined.Read);
        var findings = new List<(string File, Analytics.Intake.Finding Finding)>();
        Each(BronzeTables.Findings, table =>
        {
            var (kind, file, subject) = (table.Column("kind"), table.Column("source_file"), table.Column("subject"));
            var (day, detail) = (table.Column("first_day"), table.Column("detail"));
            while (table.Read())
            {
                DateOnly? first = table[day].IsEmpty ? null : DateOnly.Parse(table.Text(day), CultureInfo.InvariantCulture);
                findings.Add((table.Text(file), new(table.Text(kind), table.Text(subject), first, table.Text(detail))));
            }
        });

        var refused = quarantined.ByFile.ByGroup();

        // A file that was loaded twice is one here: tables name files, they don't number them.
        return [.. _record.Files.GroupBy(file => file.Name).Select(file => new MonitoredFile(
            file.Key,
            Complete: true,
            file.Sum(load => load.Rows),
            accepted.GetValueOrDefault(file.Key),
            refused.GetValueOrDefault(file.Key),
            [.. findings.Where(found => found.File == file.Key).Select(found => found.Finding)]))];
    }

    private void ReadRevenue()
    {
        ByDay(OrderTables.Orders, OrderedAt);
        ByDay(OrderTables.Conversions, OrderedAt);
        ByDay(SessionDayTable.Sessions, Day);
        ByDay(ChannelTable.Performance, Day);
        ByDay(AttributionTables.Credits, OrderedAt, ofModels: true);
        _revenue.Add(new RevenueSource(RunRecord.FileName, _record.Days.ToDictionary(day => new DayCurrency(day.Day, _currency), day => AmountOf(day.Revenue))));
        Total(SessionTable.Sessions);
        Total(SessionTable.FactSessions);
        Total(UserTables.Journeys);
        Total(UserTables.Users);
        Total(AttributionTables.FirstClick);
        Total(AttributionTables.LastClick);
        Total(AttributionTables.Models, ofModels: true);
        _totals.Add(new RevenueTotal($"{RunRecord.FileName} revenue", AmountOf(_record.Revenue)));
    }

    /// <summary>Most tables hold the main currency alone, so it alone can be compared.</summary>
    private RevenueSource InMainCurrency(RevenueSource source) =>
        source with { ByDay = source.ByDay?.Where(sum => sum.Key.Currency == _currency).ToDictionary() };

    private static DateOnly OrderedAt(WrittenTable row) => DateOnly.FromDateTime(row.Time(row.Column("ordered_at")));

    private static DateOnly Day(WrittenTable row)
    {
        var column = row.Column("day");
        return DateOnly.TryParseExact(row.Text(column), "yyyy-MM-dd", out var day) ? day : throw row.Unreadable(column, "day");
    }

    private void ByDay(Table table, Func<WrittenTable, DateOnly> dayOf, bool ofModels = false)
    {
        if (Sums(table, ofModels, dayOf) is { } sums)
        {
            _revenue.AddRange(sums.Select(sum => new RevenueSource(sum.Key, sum.Value)));
        }
    }

    private void Total(Table table, bool ofModels = false)
    {
        if (Sums(table, ofModels, _ => default) is { } sums)
        {
            _totals.AddRange(sums.Select(sum => new RevenueTotal(sum.Key, sum.Value.Where(day => day.Key.Currency == _currency).Sum(day => day.Value))));
        }
    }

    /// <summary>Revenue in a table, by place, day and currency; null, and reported as missing, if the table is missing.</summary>
    private Dictionary<string, Dictionary<DayCurrency, decimal>>? Sums(Table table, bool ofModels, Func<WrittenTable, DateOnly> dayOf)
    {
        if (!File.Exists(Path.Combine(_folder, table.Path)))
        {
            _revenue.Add(new RevenueSource(table.Path, null, "the table is missing"));
            return null;
        }

        // A model without rows still counts, with zero revenue.
        var places = ofModels ? _record.Attribution.Keys.Select(model => $"{table.Path} {model}") : [table.Path];
        var sums = places.ToDictionary(place => place, _ => new Dictionary<DayCurrency, decimal>());
        Each(table, rows =>
        {
            var revenue = rows.Column("revenue");
            int? currency = table.Columns.Any(column => column.Name == "currency") ? rows.Column("currency") : null;
            while (rows.Read())
            {
                var place = ofModels ? $"{table.Path} {rows.Text(rows.Column("model"))}" : table.Path;
                var ofPlace = sums.TryGetValue(place, out var known) ? known : sums[place] = [];
                var day = new DayCurrency(dayOf(rows), currency is { } own ? rows.Currency(own) : _currency);
                ofPlace[day] = ofPlace.GetValueOrDefault(day) + (rows.DecimalOrNone(revenue) ?? 0);
            }
        });
        return sums;
    }

    private static decimal AmountOf(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
