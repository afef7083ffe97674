using System.IO.Hashing;
using Puffy.Analytics.Options;
using Puffy.Tables.Bronze;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Reading;

/// <summary>What the rows of cleaned_events come to.</summary>
internal sealed class AcceptedRows(AnalysisRules rules)
{
    private readonly HashSet<ulong> _usersOfDays = [];

    internal static Table Table => BronzeTables.CleanedEvents;

    /// <summary>The events that belong in a session: all, or those that no bot sent.</summary>
    internal EventSum InSessions { get; } = new();

    internal long Rows { get; private set; }

    internal DateTime? FirstAt { get; private set; }

    internal DateTime? LastAt { get; private set; }

    /// <summary>Rows by source file.</summary>
    internal Dictionary<string, long> ByFile { get; } = new(StringComparer.Ordinal);

    /// <summary>Events, and users with one, by day.</summary>
    internal Dictionary<DateOnly, (long Events, long Users)> ByDay { get; } = [];

    internal void Read(WrittenTable table)
    {
        var (id, user, time, name) = (table.Column("event_id"), table.Column("user_id"), table.Column("timestamp"), table.Column("event_name"));
        var (agent, file) = (table.Column("user_agent"), table.Column("source_file"));
        var files = ByFile.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> fileName = stackalloc char[512];
        while (table.Read())
        {
            Rows++;
            var at = table.Time(time);
            FirstAt = FirstAt < at ? FirstAt : at;
            LastAt = LastAt > at ? LastAt : at;
            var day = DateOnly.FromDateTime(at);
            var (events, users) = ByDay.GetValueOrDefault(day);
            ByDay[day] = (events + 1, users + (_usersOfDays.Add(XxHash3.HashToUInt64(table[user], day.DayNumber)) ? 1 : 0));
            if (System.Text.Encoding.UTF8.TryGetChars(table[file], fileName, out var length))
            {
                files[fileName[..length]] = files.TryGetValue(fileName[..length], out var rows) ? rows + 1 : 1;
            }
            else
            {
                ByFile[table.Text(file)] = ByFile.GetValueOrDefault(table.Text(file)) + 1;
            }

            if (!rules.Options.ExcludeBots || !rules.Devices.Parse(table.Text(agent)).IsBot)
            {
                InSessions.Add(table[id], table[user], table[time], table[name]);
            }
        }
    }
}

/// <summary>
/// Many events as their number and the sum of their hashes: equal for the same events in any order, and with all but
/// certainty (1 in 2^64) different for others.
/// </summary>
internal sealed class EventSum
{
    private ulong _sum;

    internal long Count { get; private set; }

    internal void Add(ReadOnlySpan<byte> id, ReadOnlySpan<byte> user, ReadOnlySpan<byte> time, ReadOnlySpan<byte> name)
    {
        var hash = XxHash3.HashToUInt64(id);
        hash = XxHash3.HashToUInt64(user, unchecked((long)hash));
        hash = XxHash3.HashToUInt64(time, unchecked((long)hash));
        _sum = unchecked(_sum + XxHash3.HashToUInt64(name, unchecked((long)hash)));
        Count++;
    }

    /// <summary>Whether both are of the same events.</summary>
    internal bool IsSameAs(EventSum other) => (Count, _sum) == (other.Count, other._sum);
}
