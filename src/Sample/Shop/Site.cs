namespace Puffy.Sample.Shop;

/// <summary>The addresses of the made-up shop, under the top-level domain that RFC 2606 reserves for examples.</summary>
internal static class Site
{
    public const string Storefront = "https://www.cloudrest.example";

    /// <summary>The checkout runs on a subdomain of its own: traffic from there does not count as a referral.</summary>
    public const string Checkout = "https://checkout.cloudrest.example";
}
