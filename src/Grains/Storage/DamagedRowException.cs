using System.Globalization;
using Puffy.Analytics;

namespace Puffy.Grains.Storage;

/// <summary>A quarantined row is not as it was written.</summary>
[GenerateSerializer, Alias("puffy.DamagedRowException")]
public sealed class DamagedRowException : PuffyException
{
    /// <summary>Creates the error.</summary>
    /// <param name="sourceId">The number of the row's source in the load ledger.</param>
    /// <param name="row">The row's number.</param>
    public DamagedRowException(int sourceId, int row)
        : base(string.Create(CultureInfo.InvariantCulture, $"The quarantined row {row} of source {sourceId} is damaged. See which files to load again with: puffy check"))
    {
    }
}
