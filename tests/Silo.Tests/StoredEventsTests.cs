using Puffy.Analytics.EventLogs;
using Puffy.Grains.Storage;

namespace Puffy.Silo.Tests;

public sealed class StoredEventsTests
{
    /// <summary>A number of 2^29 once took all memory for half a billion lost pages.</summary>
    [Fact]
    public void Every_flipped_bit_of_a_pages_number_is_damage_of_few_pages()
    {
        var empty = EventPageCodec.Encode([]);
        for (var bit = 0; bit < 32; bit++)
        {
            StoredPage[] pages = [.. Enumerable.Range(0, 3).Select(page => new StoredPage(page, PageSeal.Seal(empty, "ann", page, pages: 3)))];
            pages[1] = pages[1] with { Page = 1 ^ (1 << bit) };
            var stored = new StoredJourney("ann", 1, [.. pages.OrderBy(page => page.Page)]);

            Assert.InRange(StoredEvents.Inspect(stored).Damage.Count, 1, 1100);
            Assert.Equal(bit > 10, StoredEvents.IsBeyondRepair(stored));
        }
    }
}
