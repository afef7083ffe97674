using System.Reflection;
using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

public sealed class FindingCatalogueTests
{
    public static TheoryData<string> Kinds { get; } =
        [.. typeof(FindingKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_meaning_and_advice_in_a_sentence_each(string kind)
    {
        var entry = FindingCatalogue.Of(kind);

        Assert.NotNull(entry);
        Assert.EndsWith(".", entry.Meaning, StringComparison.Ordinal);
        Assert.EndsWith(".", entry.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_is_not_known_has_none() => Assert.Null(FindingCatalogue.Of("phase_of_the_moon"));
}
