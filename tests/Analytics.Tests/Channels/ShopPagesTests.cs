using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Tests.Channels;

public sealed class ShopPagesTests
{
    [Theory]
    [InlineData("https://checkout.shop.example/anything", ShopPageKind.Checkout)]
    [InlineData("https://Checkout.shop.example", ShopPageKind.Checkout)]
    [InlineData("https://checkoutshop.example/", ShopPageKind.Other)]
    [InlineData("https://shop.example/checkout/step-2", ShopPageKind.Checkout)]
    [InlineData("https://shop.example/CHECKOUTS/cn/abc", ShopPageKind.Checkout)]
    [InlineData("https://shop.example/123456/checkouts/abc", ShopPageKind.Checkout)]
    [InlineData("https://shop.example/en-gb/Cart?step=1", ShopPageKind.Cart)]
    [InlineData("https://shop.example/en/basket", ShopPageKind.Cart)]
    [InlineData("https://checkout.shop.example/cart", ShopPageKind.Checkout)]
    [InlineData("https://shop.example/en", ShopPageKind.Other)]
    [InlineData("https://shop.example/123456", ShopPageKind.Other)]
    [InlineData("https://shop.example/products/cart-cover", ShopPageKind.Other)]
    [InlineData("https://shop.example/products/cart", ShopPageKind.Other)]
    [InlineData("https://shop.example", ShopPageKind.Other)]
    [InlineData("/checkout?x=1", ShopPageKind.Checkout)]
    [InlineData(" ", ShopPageKind.None)]
    [InlineData("", ShopPageKind.None)]
    public void A_page_is_told_by_the_first_label_of_its_host_or_the_first_step_of_its_path(string page, ShopPageKind kind) =>
        Assert.Equal(kind, ChannelRules.BuiltIn.Pages.Of(page));
}
