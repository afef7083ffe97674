using Puffy.Reports.Runs;

namespace Puffy.Client.Runs;

/// <summary>The run record as a file.</summary>
internal static class RunRecordFile
{
    private const string Name = "run.json";

    /// <summary>Writes the record at the root of the output folder.</summary>
    public static void Write(RunRecord record, string folder) => File.WriteAllText(Path.Combine(folder, Name), record.ToJson());
}
