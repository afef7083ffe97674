using System.Text.Json;
using System.Text.Json.Serialization;
using Puffy.Analytics.Monitoring;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Runs;

/// <summary>The machine-readable record of a run, <c>run.json</c> at the root of the output folder. Money is written as text, so that no reader makes it a float.</summary>
public sealed record RunRecord
{
    /// <summary>Its file, at the root of the output folder.</summary>
    public const string FileName = "run.json";

    /// <summary>The name of the record while the other files are being written: the one that it is renamed from.</summary>
    private const string DraftName = FileName + WholeFile.UnfinishedSuffix;

    /// <summary>Rows read, accepted or quarantined, less those of erased users.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Accepted events.</summary>
    public required long Events { get; init; }

    /// <summary>Quarantined rows by reason.</summary>
    public required IReadOnlyDictionary<string, long> Quarantined { get; init; }

    /// <summary>Findings by kind.</summary>
    public required IReadOnlyDictionary<string, long> Findings { get; init; }

    /// <summary>Users with at least one session.</summary>
    public required long Users { get; init; }

    /// <summary>Sessions.</summary>
    public required long Sessions { get; init; }

    /// <summary>Orders.</summary>
    public required long Orders { get; init; }

    /// <summary>Different transaction ids among the orders.</summary>
    public required long DistinctTransactions { get; init; }

    /// <summary>The main currency, in which all figures in money are; null if unknown.</summary>
    public string? Currency { get; init; }

    /// <summary>Revenue of the orders in the main currency.</summary>
    public required string Revenue { get; init; }

    /// <summary>Revenue per order, of those in the main currency; null without one.</summary>
    public required string? AverageOrderValue { get; init; }

    /// <summary>Revenue by currency, by its code; <c>none</c> for orders whose currency is not known.</summary>
    public IReadOnlyDictionary<string, string> RevenueByCurrency { get; init; } = new Dictionary<string, string>();

    /// <summary>Converted sessions by sessions; null without sessions.</summary>
    public required decimal? ConversionRate { get; init; }

    /// <summary>Revenue per session; null without sessions.</summary>
    public required decimal? RevenuePerSession { get; init; }

    /// <summary>Sessions of one event by sessions; null without sessions.</summary>
    public required decimal? BounceRate { get; init; }

    /// <summary>Sessions that reached each step of the funnel.</summary>
    public required IReadOnlyDictionary<string, long> Funnel { get; init; }

    /// <summary>What each channel earned under each model that was asked for.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, ChannelRecord>> Attribution { get; init; }

    /// <summary>Why models can't be computed, by model.</summary>
    public IReadOnlyDictionary<string, string> MissingModels { get; init; } = new Dictionary<string, string>();

    /// <summary>The days.</summary>
    public required IReadOnlyList<DayRecord> Days { get; init; }

    /// <summary>Time of the first accepted event; null where there is none.</summary>
    public required string? FirstEventAt { get; init; }

    /// <summary>Time of the last accepted event; null where there is none.</summary>
    public required string? LastEventAt { get; init; }

    /// <summary>The files, in the order of loading.</summary>
    public required IReadOnlyList<FileRecord> Files { get; init; }

    /// <summary>How long each stage of the run took.</summary>
    public IReadOnlyList<StageRecord> Stages { get; init; } = [];

    /// <summary>The options under which the figures were computed.</summary>
    public required OptionsRecord Options { get; init; }

    /// <summary>Writes the record into an output folder.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public ReportFile Write(string folder) => ReportFolder.Write(folder, FileName, JsonSerializer.Serialize(this, RunRecordJson.Default.RunRecord) + "\n");

    /// <summary>Writes the record under a name that does not count, for the validation of the tables before all else is done.</summary>
    public void WriteDraft(string folder) =>
        File.WriteAllBytes(Path.Combine(folder, DraftName), JsonSerializer.SerializeToUtf8Bytes(this, RunRecordJson.Default.RunRecord));

    /// <summary>Removes the record before anything else in the folder changes: a folder that has one is complete and of one moment.</summary>
    public static void Remove(string folder) => File.Delete(Path.Combine(folder, FileName));

    /// <summary>Reads the draft, where there is one, or else the record.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static RunRecord ReadDraft(string folder) => Read(folder, File.Exists(Path.Combine(folder, DraftName)) ? DraftName : FileName);

    /// <summary>Reads the record of an output folder.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="JsonException">The text is not a run record.</exception>
    public static RunRecord Read(string folder) => Read(folder, FileName);

    /// <summary>Whether the folder's tables were written so that spreadsheets run no cell of them; false where no record says so.</summary>
    public static bool IsSpreadsheetSafe(string folder)
    {
        try
        {
            return ReadDraft(folder).Options.SpreadsheetSafe;
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            // Who reads the record itself says what is wrong with it.
            return false;
        }
    }

    private static RunRecord Read(string folder, string name) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, name)), RunRecordJson.Default.RunRecord)
        ?? throw new JsonException($"{FileName} is empty");
}

/// <summary>What a channel earned.</summary>
/// <param name="Orders">Sum of the weights of its credits; an order's weights sum to 1.</param>
/// <param name="Revenue">Sum of its credits.</param>
public sealed record ChannelRecord(decimal Orders, string Revenue);

/// <summary>A day.</summary>
/// <param name="Day">UTC day.</param>
/// <param name="Events">Accepted events.</param>
/// <param name="Users">Users with an accepted event.</param>
/// <param name="Sessions">Sessions that started on it.</param>
/// <param name="Orders">Orders.</param>
/// <param name="Revenue">Revenue of those in the main currency.</param>
/// <param name="ReferrerNullRate">Share of the day's rows, as read, without referrer; null without rows.</param>
/// <param name="MissingUserIdRate">Share of the day's rows, as read, without user id; null without rows.</param>
/// <param name="Refused">The day's refused rows, and which of their columns were empty: what no table tells by day.</param>
public sealed record DayRecord(
    DateOnly Day, long Events, long Users, long Sessions, long Orders, string Revenue, decimal? ReferrerNullRate, decimal? MissingUserIdRate, RefusedDay Refused = default);

/// <summary>A file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Accepted">Rows whose events were accepted.</param>
/// <param name="Quarantined">Rows in quarantine.</param>
public sealed record FileRecord(string Name, long Rows, long Accepted, long Quarantined);

/// <summary>A stage of a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
public sealed record StageRecord(
    string Name, double Seconds, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Failure = null);

/// <summary>Options of a run.</summary>
/// <param name="SessionTimeoutMinutes">Session timeout.</param>
/// <param name="LookbackDays">Lookback window.</param>
/// <param name="ExcludeBots">Whether bots are left out.</param>
/// <param name="OwnDomains">Further domains of the shop.</param>
/// <param name="ChannelRules">Fingerprint of the channel rules.</param>
/// <param name="DeviceRules">Fingerprint of the device rules.</param>
/// <param name="AsOf">The time up to which the run looked; null for none.</param>
/// <param name="Currency">The store's own currency; null for none.</param>
/// <param name="ShapleyPrior">α of the Shapley model.</param>
/// <param name="Identity">What makes users one person: <c>email</c> or <c>none</c>.</param>
/// <param name="SpreadsheetSafe">Whether cells that a spreadsheet would run have an apostrophe before them; left out where they have none.</param>
/// <param name="Redacted">Whether e-mail addresses in event_data and the text of refused rows are left out; left out itself where they are not.</param>
public sealed record OptionsRecord(
    double SessionTimeoutMinutes,
    double LookbackDays,
    bool ExcludeBots,
    IReadOnlyList<string> OwnDomains,
    string ChannelRules,
    string DeviceRules,
    string? AsOf,
    string? Currency = null,
    int ShapleyPrior = 100,
    string Identity = "none",
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool SpreadsheetSafe = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Redacted = false);

/// <summary>How run records are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class RunRecordJson : JsonSerializerContext;
