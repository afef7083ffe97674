using System.Text;
using CsCheck;
using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

public sealed class TextPoolTests
{
    [Fact]
    public void Equal_bytes_are_one_text()
    {
        var pool = new TextPool();

        Assert.Same(pool["page_viewed"u8], pool["page_viewed"u8]);
        Assert.Same(string.Empty, pool[default]);
    }

    [Fact]
    public void Whatever_was_seen_before_a_text_is_that_of_its_bytes() =>
        Gen.Select(Gen.Int[0, 9_999], Gen.Int[1, 600]).Select((number, length) => $"{number}".PadRight(length, 'ä')).Array[1, 200].Sample(texts =>
        {
            var pool = new TextPool();
            return texts.Concat(texts).All(text => pool[Encoding.UTF8.GetBytes(text)] == text);
        });
}
