using Puffy.Grains.Storage;

namespace Puffy.Silo.PostgreSql;

/// <summary>What the writes of a transaction make of one journey.</summary>
internal sealed class JourneyChange
{
    private long _storedVersion;

    /// <summary>The version after the writes; 0 if the journey does not exist.</summary>
    public long Version { get; private set; }

    public bool IsNew => _storedVersion == 0;

    public bool IsWritten => Version != _storedVersion;

    /// <summary>One more than the highest page written.</summary>
    public int PageCount { get; private set; } = 1;

    /// <summary>Page 0; null where it stays as it is.</summary>
    public byte[]? FirstPage { get; private set; }

    /// <summary>Other pages that were written.</summary>
    public SortedDictionary<int, byte[]> LaterPages { get; } = [];

    /// <summary>Takes note of the stored version.</summary>
    public void Found(long version) => _storedVersion = Version = version;

    /// <summary>Adds a write if the journey is at its expected version.</summary>
    /// <returns>False, with nothing done, where it is not.</returns>
    public bool TryWrite(JourneyWrite write)
    {
        if (write.ExpectedVersion != Version)
        {
            return false;
        }

        Version++;
        foreach (var page in write.ChangedPages)
        {
            PageCount = Math.Max(PageCount, page.Page + 1);
            if (page.Page == 0)
            {
                FirstPage = page.Payload;
            }
            else
            {
                LaterPages[page.Page] = page.Payload;
            }
        }

        return true;
    }
}
