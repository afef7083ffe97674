using System.Text;

namespace Puffy.Sample.Shop;

/// <summary>A product for sale in several variants, the texts ready to be written as JSON.</summary>
internal sealed class Product
{
    public Product(string handle, string name, params (string Variant, long Cents)[] variants)
    {
        Handle = Encoding.UTF8.GetBytes(handle);
        Path = Encoding.UTF8.GetBytes($"/products/{handle}");
        Name = Encoding.UTF8.GetBytes(name);
        Variants = [.. variants.Select(variant => (InJson(variant.Variant), variant.Cents))];
    }

    /// <summary>The name in URLs and item ids.</summary>
    public byte[] Handle { get; }

    public byte[] Path { get; }

    public byte[] Name { get; }

    /// <summary>What is written in item_variant, escaped for JSON, and the price.</summary>
    public IReadOnlyList<(byte[] Text, long Cents)> Variants { get; }

    private static byte[] InJson(string text) => Encoding.UTF8.GetBytes(text.Replace("\"", "\\\"", StringComparison.Ordinal));
}
