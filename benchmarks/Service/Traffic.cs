using System.Globalization;
using Npgsql;
using Puffy.Analytics.Events;

namespace Puffy.Benchmarks.Service;

/// <summary>Events to be sent, and what is said of a measurement.</summary>
internal static class Traffic
{
    private const string Page = "https://shop.example/collections/all?utm_source=google&utm_medium=cpc";
    private const string Agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1";

    /// <summary>A page view that no other is equal to.</summary>
    public static Event PageView(string user, int number)
    {
        var now = DateTime.UtcNow;
        var time = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        return new Event(EventIdentity.OfRow(user, time, EventNames.PageViewed, $"{Page}&n={number}", "", "", Agent), time, EventNames.PageViewed, $"{Page}&n={number}", "", "", Agent, new SourceRow(1, number));
    }

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The machine and the server, in a sentence.</summary>
    public static async Task<string> SettingAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        return $"{Environment.ProcessorCount} cores; PostgreSQL {connection.PostgreSqlVersion} on the same machine, settings as installed (fsync on); one silo and its client in processes of their own. Other programs were using the machine.";
    }

    /// <summary>The size of a database on disk, in bytes.</summary>
    public static async Task<long> SizeAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
