using Puffy.Tables.Bronze;
using Puffy.Tables.Definition;

namespace Puffy.Tables.Reading;

/// <summary>What the rows of quarantine come to.</summary>
internal sealed class QuarantineRows
{
    internal static Table Table => BronzeTables.Quarantine;

    internal Dictionary<string, long> ByReason { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, long> ByFile { get; } = new(StringComparer.Ordinal);

    internal void Read(WrittenTable table)
    {
        var (file, reason) = (table.Column("source_file"), table.Column("reason"));
        while (table.Read())
        {
            var (ofFile, of) = (table.Text(file), table.Text(reason));
            ByFile[ofFile] = ByFile.GetValueOrDefault(ofFile) + 1;
            ByReason[of] = ByReason.GetValueOrDefault(of) + 1;
        }
    }
}
