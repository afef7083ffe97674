using Puffy.Analytics.Intake;
using Puffy.Delivery;
using Puffy.Ingest;

namespace Puffy.Client.Loading;

/// <summary>Rows of one file that were read together.</summary>
/// <param name="fileId">The number that the load ledger gave to the file.</param>
/// <param name="shards">The number of shards of the store.</param>
internal sealed class FilePart(int fileId, int shards)
{
    private long _refusedBytes;

    /// <summary>The rows that validation accepted.</summary>
    public DividedRows Accepted { get; } = new(fileId, shards);

    /// <summary>The rows that it refused.</summary>
    public List<RefusedRow> Refused { get; } = [];

    /// <summary>The text of the file, in which the rows stand.</summary>
    public FileText? Text { get; set; }

    /// <summary>Bytes of memory that it takes, about.</summary>
    public long Bytes => Accepted.Bytes + _refusedBytes;

    /// <summary>Adds the rows of a batch.</summary>
    public void Add(ReadBatch batch)
    {
        for (var i = 0; i < batch.Accepted.Count; i++)
        {
            Accepted.Add(batch.Accepted[i], batch.Places[i]);
        }

        Refused.AddRange(batch.Refused);
        _refusedBytes += batch.Refused.Sum(row => sizeof(char) * (long)(row.Raw.Length + row.Refusal.Detail.Length));
    }
}
