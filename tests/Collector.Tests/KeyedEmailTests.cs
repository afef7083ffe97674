using System.Text;
using Puffy.Analytics.Users;
using Puffy.Collector.Posts;

namespace Puffy.Collector.Tests;

/// <summary>Addresses at the door of a store that has an e-mail key.</summary>
public sealed class KeyedEmailTests
{
    private const string Address = "jane@example.com";

    private static readonly EmailHashing Key = EmailHashing.Keyed("a secret of the shop");
    private static readonly string Jane = Key.Of(Address)!;

    [Fact]
    public void Event_data_raw_text_and_identities_hold_the_keyed_hash_and_neither_address_nor_its_plain_hash()
    {
        var post = Send("/v1/batch", """
            {"batch":[
            {"type":"identify","anonymousId":"u","traits":{"email":"Jane@example.com"}},
            {"type":"track","event":"A","anonymousId":"u","properties":{"email":"jane@example.com"}},
            {"type":"track","event":"A","properties":{"note":"for jane@example.com"}}]}
            """);

        Assert.Equal(Jane, Assert.Single(post.Identities).Hash);
        Assert.Equal($$"""{"email":"hmac-sha256:{{Jane}}"}""", Assert.Single(post.Accepted).Event.Data);
        Assert.Contains($"for hmac-sha256:{Jane}", Assert.Single(post.Refused).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_s_hash_from_an_export_is_the_same_visitor()
    {
        var post = Send("/v1/events", $$$"""{"events":[{"user_id":"u","event_name":"x","event_data":{"user_email":"jane@example.com"}},{"user_id":"u","event_name":"y","event_data":{"user_email":"{{{EmailHashing.Plain.Of(Address)}}}"}}]}""");
        Assert.All(post.Accepted, accepted => Assert.Contains(Jane, accepted.Event.Data, StringComparison.Ordinal));
    }

    private static Post Send(string path, string body) => Capture.Send(path, Encoding.UTF8.GetBytes(body), emails: Key);
}
