using System.Text;
using Puffy.Grains.Storage;

namespace Puffy.Grains.Tests;

public sealed class Utf8OrderTests
{
    [Theory]
    [InlineData("", "a")]
    [InlineData("a", "ab")]
    [InlineData("ab", "b")]
    [InlineData("\uFFFD", "\U0001F600")]
    [InlineData("a\uE000", "a\U00010000")]
    [InlineData("\U0001F600", "\U0001F601")]
    public void Texts_are_ordered_by_their_utf8_bytes(string lower, string upper)
    {
        Assert.True(Encoding.UTF8.GetBytes(lower).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(upper)) < 0);
        Assert.True(Utf8Order.Compare(lower, upper) < 0);
        Assert.True(Utf8Order.Compare(upper, lower) > 0);
        Assert.Equal(0, Utf8Order.Compare(upper, upper));
    }
}
