using Puffy.Grains.Storage;

namespace Puffy.Silo.Tests;

public sealed class PageSealTests
{
    private static readonly byte[] Content = [2, 0, 17, 255, 0, 3];

    [Fact]
    public void A_sealed_page_opens_to_what_was_sealed() =>
        Assert.Equal(Content, PageSeal.Open(PageSeal.Seal(Content, "ann", 3, 7), "ann", 3, 7).ToArray());

    [Fact]
    public void Every_flipped_bit_breaks_the_seal()
    {
        var stored = PageSeal.Seal(Content, "ann", 0, 1);
        for (var bit = 0; bit < stored.Length * 8; bit++)
        {
            var damaged = (byte[])stored.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Throws<InvalidDataException>(() => PageSeal.Open(damaged, "ann", 0, 1).ToArray());
        }
    }

    [Theory]
    [InlineData("bob", 3, 7)]
    [InlineData("ann", 4, 7)]
    [InlineData("ann", 0, 7)]
    public void A_page_at_another_place_is_damaged(string user, int page, int pages)
    {
        var stored = PageSeal.Seal(Content, "ann", 3, 7);

        Assert.Throws<InvalidDataException>(() => PageSeal.Open(stored, user, page, pages).ToArray());
    }

    [Fact]
    public void Only_page_0_knows_how_many_pages_there_are()
    {
        Assert.Throws<InvalidDataException>(() => PageSeal.Open(PageSeal.Seal(Content, "ann", 0, 7), "ann", 0, 6).ToArray());
        Assert.Equal(Content, PageSeal.Open(PageSeal.Seal(Content, "ann", 3, 7), "ann", 3, 8).ToArray());
    }

    [Fact]
    public void A_page_that_is_cut_short_is_damaged() =>
        Assert.Throws<InvalidDataException>(() => PageSeal.Open(PageSeal.Seal(Content, "ann", 0, 1).AsSpan(0, 5), "ann", 0, 1).ToArray());

    [Fact]
    public void A_page_of_an_earlier_version_needs_no_seal() => Assert.Equal(Content, PageSeal.Open(Content, "ann", 0, 1).ToArray());
}
