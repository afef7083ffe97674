using System.Collections.Immutable;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Options;

namespace Puffy.Analytics.Tests.Options;

/// <summary>Figures under different options are never mixed: the canonical text, by which they are told apart, names every option.</summary>
public sealed class AnalysisOptionsTests
{
    public static TheoryData<string> EveryOption =>
        [.. typeof(AnalysisOptions).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(EveryOption))]
    public void Options_that_differ_in_one_thing_have_another_canonical_text_and_say_what_differs(string option)
    {
        var (usual, other) = (new AnalysisOptions(), new AnalysisOptions());
        var property = typeof(AnalysisOptions).GetProperty(option)!;
        property.SetValue(other, OtherThan(property.GetValue(usual), property.PropertyType));

        Assert.NotEqual(usual.Canonical(), other.Canonical());
        Assert.NotEmpty(other.DifferenceFrom(usual));
    }

    [Fact]
    public void Equal_options_have_equal_texts_in_whatever_order_domains_are_given()
    {
        var one = new AnalysisOptions { OwnDomains = ["shop.example", "pay.example"], ExcludeBots = true };
        var other = new AnalysisOptions { OwnDomains = ["pay.example", "shop.example"], ExcludeBots = true };

        Assert.Equal(one.Canonical(), other.Canonical());
        Assert.Empty(one.DifferenceFrom(other));
    }

    private static object OtherThan(object? value, Type type) => value switch
    {
        TimeSpan time => time + TimeSpan.FromMinutes(1),
        bool flag => !flag,
        Currency => Currency.Parse("EUR"),
        int number => number + 1,
        ImmutableArray<string> texts => texts.Add("own.example"),
        Enum => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value)),
        string text => text + "X",
        null when type == typeof(string) => "X",
        _ => throw new NotSupportedException($"Say here which other value an option of the type {type} can have."),
    };
}
