using Puffy.Analytics.Events;
using Puffy.Analytics.Users;

namespace Puffy.Analytics.Tests.Users;

public sealed class LeftEmailsTests
{
    /// <summary>SHA-256 of the bytes <c>ada@shop.test</c>, by sha256sum.</summary>
    private const string Ada = "a3b466fbd5e72918db8db592a59382f88d025a7f5d2f7e9d165f975eabffcbf8";

    private static string? HashOf(string data, string name = EventNames.EmailFilled) => LeftEmails.HashOf(Leaving(data, name), EmailHashing.Plain);

    private static Event Leaving(string data, string name) =>
        new(EventIdentity.FromHash(1), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), name, "", "", data, "", default);

    [Theory]
    [InlineData("ada@shop.test")]
    [InlineData(" Ada@Shop.TEST ")]
    [InlineData("\\u0061da@shop.test")]
    public void An_address_is_hashed_trimmed_and_in_lower_case(string address) =>
        Assert.Equal(Ada, HashOf($"{{\"user_email\":\"{address}\"}}"));

    [Theory]
    [InlineData(EventNames.EmailFilled, Ada)]
    [InlineData(EventNames.CheckoutCompleted, Ada)]
    [InlineData(EventNames.PageViewed, null)]
    [InlineData("newsletter", null)]
    public void Only_popups_and_orders_tell_an_address(string name, string? hash) =>
        Assert.Equal(hash, HashOf("{\"revenue\":1,\"user_email\":\"ada@shop.test\"}", name));

    [Fact]
    public void A_hash_that_the_shop_made_is_taken_as_it_is()
    {
        Assert.Equal(Ada, HashOf($"{{\"user_email\":\"{Ada}\"}}"));
        Assert.Equal(Ada, HashOf($"{{\"user_email\":\"{Ada.ToUpperInvariant()}\"}}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"user_email\":null}")]
    [InlineData("{\"user_email\":5}")]
    [InlineData("{\"user_email\":\"  \"}")]
    [InlineData("{\"user_email\":\"n/a\"}")]
    [InlineData("{\"email\":\"ada@shop.test\"}")]
    [InlineData("{\"user_email\":[\"ada@shop.test\"]}")]
    [InlineData("{\"user\":{\"user_email\":\"ada@shop.test\"}}")]
    [InlineData("{\"User_Email\":\"ada@shop.test\"}")]
    public void Without_an_address_there_is_no_hash(string data) => Assert.Null(HashOf(data));

    [Fact]
    public void Of_two_addresses_the_last_counts() =>
        Assert.Equal(Ada, HashOf("{\"user_email\":\"x@shop.test\",\"other\":{},\"user_email\":\"ada@shop.test\"}"));

    [Fact]
    public void Half_an_emoji_beside_the_address_or_in_it_does_not_matter()
    {
        Assert.Equal(Ada, HashOf("{\"\\ud83d\":\"\\ud83d\",\"user_email\":\"ada@shop.test\"}"));
        Assert.Equal(64, HashOf("{\"user_email\":\"ada\\ud83d@shop.test\"}")?.Length);
    }

    [Fact]
    public void Both_properties_of_any_event_are_keys_and_only_texts()
    {
        Assert.Equal([Ada], LeftEmails.HashesOf(Leaving("""{"email":"ada@shop.test","user_email":7}""", "signed_in"), EmailHashing.Plain));
        Assert.Equal([Ada], LeftEmails.HashesOf(Leaving("""{"email":"n/a","user_email":" ADA@shop.test "}""", "signed_in"), EmailHashing.Plain));
    }
}
