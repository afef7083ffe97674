using System.Security.Cryptography;
using System.Text;
using Puffy.Analytics.Users;

namespace Puffy.Analytics.Tests.Users;

public sealed class EmailKeyTests
{
    private static readonly string Ann = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("ann@example.com")));

    [Fact]
    public void An_address_is_trimmed_and_lower_cased_and_a_hash_is_taken_as_it_is()
    {
        Assert.Equal(Ann, EmailKey.Of(" Ann@Example.com "));
        Assert.Equal(Ann, EmailKey.Of(Ann.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("")]
    [InlineData("71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b1669647")]
    public void Anything_else_is_no_key(string value) => Assert.Null(EmailKey.Of(value));

    [Fact]
    public void Both_properties_of_any_event_count_and_only_texts()
    {
        var keys = new SortedSet<string>();
        foreach (var item in new Visitor().Does("signed_in", "03-01 10:00", data: """{"email":"ann@example.com","user_email":7}""").Events)
        {
            EmailKey.AddTo(keys, item);
        }

        Assert.Equal([Ann], keys);
    }
}
