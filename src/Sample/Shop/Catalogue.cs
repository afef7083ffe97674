using System.Text;
using Puffy.Sample.Chance;

namespace Puffy.Sample.Shop;

/// <summary>What the shop sells and which pages it has. Sizes are in inches: quotes and commas for the CSV to survive.</summary>
internal static class Catalogue
{
    private static readonly (Product Product, int Weight)[] Products =
    [
        (new("cumulus-mattress", "Cumulus Mattress", ("Twin - (38\"W, 75\"L, 10\"H)", 349_00), ("Queen - (60\"W, 80\"L, 10\"H)", 599_00), ("King - (76\"W, 80\"L, 10\"H)", 749_00)), 30),
        (new("stratus-mattress", "Stratus Hybrid Mattress", ("Queen - (60\"W, 80\"L, 12\"H)", 1149_00), ("King - (76\"W, 80\"L, 12\"H)", 1349_00)), 15),
        (new("cirrus-mattress", "Cirrus Royal Mattress", ("Queen - (60\"W, 80\"L, 14\"H)", 1799_00), ("King - (76\"W, 80\"L, 14\"H)", 2099_00)), 5),
        (new("drift-topper", "Drift Topper", ("Soft / Queen - (60\"W, 80\"L, 2.5\"H)", 245_00), ("Firm / King - (76\"W, 80\"L, 2.5\"H)", 285_50)), 14),
        (new("anchor-bed-frame", "Anchor Bed Frame", ("Queen, oak", 399_00), ("King, walnut", 489_00)), 9),
        (new("tilt-base", "Tilt Adjustable Base", ("Queen", 899_00), ("Split King", 1299_00)), 4),
        (new("meadow-sheets", "Meadow Sheets", ("Queen, white", 89_95), ("King, sage", 99_95)), 14),
        (new("feather-pillow", "Feather-light Pillow", ("Standard", 59_00), ("King", 69_00)), 16),
        (new("shield-protector", "Shield Protector", ("Queen", 79_00), ("King", 89_00)), 12),
        (new("hush-blanket", "Hush Weighted Blanket", ("15 lbs - (48\"W, 72\"L)", 127_00)), 6),
    ];

    private static readonly WeightedChoice<Product> ByDemand = new(Products);

    private static readonly WeightedChoice<byte[]> Pages = new(
    [
        .. Products.Select(entry => (entry.Product.Path, entry.Weight)),
        .. new[]
        {
            ("/", 28), ("/cart", 8), ("/collections/mattresses", 6), ("/collections/bedding", 4),
            ("/pages/compare", 4), ("/pages/reviews", 4), ("/pages/returns", 2), ("/pages/stores", 3),
            ("/blogs/sleep/how-firm-is-firm", 3), ("/blogs/sleep/naps-explained", 3), ("/blogs/sleep", 1),
        }.Select(page => (Encoding.UTF8.GetBytes(page.Item1), page.Item2)),
    ]);

    /// <summary>A product by demand.</summary>
    public static Product Product(Dice dice) => ByDemand.Pick(dice, Trait.Product);

    /// <summary>The path of a page that is looked at.</summary>
    public static byte[] PagePath(Dice dice) => Pages.Pick(dice, Trait.Page);
}
