using Puffy.Analytics.Intake;
using Puffy.Grains.Storage;

namespace Puffy.Delivery;

/// <summary>Accepted rows of one source, divided by the shards of their users. Not safe for concurrent use while rows are added.</summary>
public sealed class DividedRows
{
    private readonly EncodedRows?[] _shards;
    private readonly SharedTexts _texts = new();
    private long _encoded;

    /// <summary>No rows.</summary>
    /// <param name="sourceId">The number that the load ledger gave to the source.</param>
    /// <param name="shards">The number of shards of the store.</param>
    public DividedRows(int sourceId, int shards) => (SourceId, _shards) = (sourceId, new EncodedRows?[shards]);

    /// <summary>The source.</summary>
    public int SourceId { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of memory that the rows take, about.</summary>
    public long Bytes => _encoded + _texts.Bytes;

    /// <summary>Adds a row, after those that come before it in the source.</summary>
    /// <param name="row">The row; its event names the source.</param>
    /// <param name="place">Where its text stands in the source.</param>
    public void Add(AcceptedRow row, TextPlace place)
    {
        _encoded += (_shards[Sharding.ShardOf(row.UserId, _shards.Length)] ??= new EncodedRows(_texts)).Add(row, place);
        Count++;
    }

    /// <summary>Gives the memory back; no row can be read any more.</summary>
    public void Release()
    {
        foreach (var rows in _shards)
        {
            rows?.Release();
        }
    }

    /// <summary>The rows of a shard; null where there is none.</summary>
    internal EncodedRows? OfShard(int shard) => _shards[shard];
}
