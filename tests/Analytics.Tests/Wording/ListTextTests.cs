using Puffy.Analytics.Wording;

namespace Puffy.Analytics.Tests.Wording;

public sealed class ListTextTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a and b", "a", "b")]
    [InlineData("a, b and c", "a", "b", "c")]
    public void Names_are_said_as_in_a_sentence(string sentence, params string[] names) => Assert.Equal(sentence, ListText.Of(names));
}
