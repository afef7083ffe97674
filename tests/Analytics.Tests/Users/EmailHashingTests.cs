using Puffy.Analytics.Users;

namespace Puffy.Analytics.Tests.Users;

public sealed class EmailHashingTests
{
    /// <summary>SHA-256 of the bytes <c>ada@shop.test</c>, by sha256sum.</summary>
    private const string Ada = "a3b466fbd5e72918db8db592a59382f88d025a7f5d2f7e9d165f975eabffcbf8";

    /// <summary>HMAC-SHA-256 of that text under the key <c>0123456789abcdef</c>, by Python's hmac.</summary>
    private const string KeyedAda = "5701d5a3d3b95c2959cbb4c7565dc72adf49c8c98ebf986ece1c39f00a3938e6";

    private static readonly EmailHashing Keyed = EmailHashing.Keyed("0123456789abcdef");

    [Theory]
    [InlineData("ada@shop.test")]
    [InlineData(" Ada@Shop.TEST ")]
    [InlineData(Ada)]
    [InlineData("A3B466FBD5E72918DB8DB592A59382F88D025A7F5D2F7E9D165F975EABFFCBF8")]
    public void An_address_and_its_hash_from_an_export_are_one_with_and_without_a_key(string value)
    {
        Assert.Equal(Ada, EmailHashing.Plain.Of(value));
        Assert.Equal(KeyedAda, Keyed.Of(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b1669647")]
    [InlineData("hmac-sha256:71d4")]
    public void Anything_else_has_no_hash(string value)
    {
        Assert.Null(EmailHashing.Plain.Of(value));
        Assert.Null(Keyed.Of(value));
        Assert.Empty(Keyed.Meant(value));
    }

    [Fact]
    public void What_is_written_into_text_gives_the_same_hash_when_it_is_read_again()
    {
        Assert.Equal(Ada, EmailHashing.Plain.InText("ada@shop.test"));
        Assert.Equal("hmac-sha256:" + KeyedAda, Keyed.InText("ada@shop.test"));
        Assert.Equal(KeyedAda, Keyed.Of(Keyed.InText("ada@shop.test")!));
        Assert.Equal($"from hmac-sha256:{KeyedAda}, to hmac-sha256:{KeyedAda}", Keyed.AllIn("from ada@shop.test, to Ada@shop.test"));
    }

    [Fact]
    public void A_hash_from_the_outputs_means_its_address_too()
    {
        Assert.Equal([KeyedAda], Keyed.Meant("ada@shop.test"));
        Assert.Contains(KeyedAda, Keyed.Meant(KeyedAda.ToUpperInvariant()));
        Assert.Equal([Ada], EmailHashing.Plain.Meant(Ada));
    }

    [Fact]
    public void The_fingerprint_tells_keys_apart_and_is_empty_without_one()
    {
        // HMAC-SHA-256 of "puffy e-mail key", by Python's hmac.
        Assert.Equal("9fc6a44f22f6ece5", Keyed.Fingerprint);
        Assert.NotEqual(Keyed.Fingerprint, EmailHashing.Keyed("0123456789abcdeg").Fingerprint);
        Assert.Empty(EmailHashing.Plain.Fingerprint);
    }

    [Fact]
    public void A_secret_that_can_be_guessed_is_refused()
    {
        var refused = Assert.Throws<InvalidInputException>(() => EmailHashing.Keyed("0123456789abcde"));
        Assert.Equal("The secret for e-mail addresses (PUFFY_EMAIL_KEY) has 15 characters, which can be guessed. Give at least 16, such as the output of: openssl rand -hex 32", refused.Message);
    }
}
