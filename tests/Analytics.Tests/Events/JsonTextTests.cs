using System.Text;
using CsCheck;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.Events;

public sealed class JsonTextTests
{
    private static bool IsObject(string text) => JsonText.IsObject(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("{}")]
    [InlineData(" {\"a\": [1, {\"b\": null}], \"a\": 2} ")]
    [InlineData("{\"half an emoji\":\"\\ud83d\"}")]
    public void An_object_is_one(string text) => Assert.True(IsObject(text));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("\"{}\"")]
    [InlineData("[{}]")]
    [InlineData("{}{}")]
    [InlineData("{} trailing")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":\"\\ud8\"}")]
    [InlineData("{/* comment */}")]
    public void Anything_else_is_none(string text) => Assert.False(IsObject(text));

    [Fact]
    public void Objects_may_be_nested_as_deep_as_a_field_is_long()
    {
        const int depth = 10_000;
        Assert.True(IsObject(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));
        Assert.False(IsObject(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth - 1)));
    }

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.Char["{}[]\":,\\u0d8 -.e1"].Array[0, 40].Select(letters => new string(letters)).Sample(text => IsObject(text) || true);
}
