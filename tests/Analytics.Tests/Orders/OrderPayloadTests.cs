using System.Globalization;
using System.Text;
using CsCheck;
using Puffy.Analytics.Orders;

namespace Puffy.Analytics.Tests.Orders;

public sealed class OrderPayloadTests
{
    private static OrderPayload Payload(string json)
    {
        Assert.Null(OrderPayload.Read(Encoding.UTF8.GetBytes(json), out var payload));
        return payload;
    }

    private static OrderPayload.Defect Defect(string json) =>
        Assert.IsType<OrderPayload.Defect>(OrderPayload.Read(Encoding.UTF8.GetBytes(json), out _));

    [Theory]
    [InlineData("12.5", "12.50")]
    [InlineData("0", "0.00")]
    [InlineData("-0", "0.00")]
    [InlineData("-0.0", "0.00")]
    [InlineData("1e2", "100.00")]
    [InlineData("1.25E+1", "12.50")]
    [InlineData("125e-1", "12.50")]
    [InlineData("1e-400", "0.00")]
    [InlineData("\"12.5\"", "12.50")]
    [InlineData("\" 12.5 \"", "12.50")]
    [InlineData("\"+12.5\"", "12.50")]
    [InlineData("\"1.25e1\"", "12.50")]
    [InlineData("\"-0\"", "0.00")]
    [InlineData("\"\\u0031\\u0032\"", "12.00")]
    [InlineData("0.005", "0.00")]
    [InlineData("0.015", "0.02")]
    [InlineData("2.345", "2.34")]
    [InlineData("2.355", "2.36")]
    [InlineData("2.34500000000000000000001", "2.35")]
    [InlineData("1000000000000000", "1000000000000000.00")]
    public void A_number_or_its_text_is_a_revenue_to_the_cent_half_to_even(string revenue, string cents) =>
        Assert.Equal(cents, Analytics.Currencies.Currency.None.Round(Payload($"{{\"revenue\":{revenue}}}").Revenue).ToString(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"free\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"-Infinity\"")]
    [InlineData("\"1,000\"")]
    [InlineData("\"1.000,00\"")]
    [InlineData("\"$5\"")]
    [InlineData("\"0x10\"")]
    [InlineData("\"5 6\"")]
    [InlineData("\"(5)\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("1e400")]
    [InlineData("\"1e400\"")]
    [InlineData("\"1e99999999999\"")]
    public void What_is_no_number_is_no_revenue(string revenue) =>
        Assert.Equal(new OrderPayload.Defect(true, "revenue is not a plain number such as 1234.50"), Defect($"{{\"revenue\":{revenue}}}"));

    [Theory]
    [InlineData("-0.001")]
    [InlineData("-5")]
    [InlineData("\"-5\"")]
    public void A_negative_number_is_no_revenue(string revenue) =>
        Assert.Equal(new OrderPayload.Defect(true, "revenue is negative"), Defect($"{{\"revenue\":{revenue}}}"));

    [Theory]
    [InlineData("1000000000000000.01")]
    [InlineData("79228162514264337593543950335")]
    public void A_number_whose_sums_would_not_be_exact_is_no_revenue(string revenue) =>
        Assert.Equal(new OrderPayload.Defect(true, "revenue is more than 10^15"), Defect($"{{\"revenue\":{revenue}}}"));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"Revenue\":5}")]
    [InlineData("{\"revenue\":null}")]
    [InlineData("{\"revenue\":\"\"}")]
    [InlineData("{\"data\":{\"revenue\":5}}")]
    [InlineData("{\"items\":[{\"revenue\":5}]}")]
    public void A_missing_revenue_is_told(string json) =>
        Assert.Equal(new OrderPayload.Defect(true, "no revenue: none of revenue, value, total, total_price and order_total is filled"), Defect(json));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[{\"revenue\":5}]")]
    [InlineData("\"{}\"")]
    [InlineData("{\"revenue\":5")]
    [InlineData("{\"revenue\":5}}")]
    [InlineData("{\"revenue\":5}{}")]
    [InlineData("{\"revenue\":NaN}")]
    [InlineData("{\"revenue\":Infinity}")]
    [InlineData("{\"revenue\":05}")]
    [InlineData("{\"revenue\":.5}")]
    [InlineData("{\"revenue\":1,000}")]
    [InlineData("{\"revenue\":5,}")]
    public void What_is_no_JSON_object_is_told_as_such(string json) => Assert.False(Defect(json).IsRevenue);

    [Theory]
    [InlineData("\"T-1\"", "T-1")]
    [InlineData("\" T-1 \"", "T-1")]
    [InlineData("\"\\u0054-1\"", "T-1")]
    [InlineData("1001", "1001")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    [InlineData("true", "")]
    [InlineData("{\"id\":1}", "")]
    [InlineData("\"T\\ud800\"", "T\uFFFD")]
    public void A_transaction_id_is_a_text_or_the_digits_of_a_number(string id, string expected) =>
        Assert.Equal(expected, Payload($"{{\"transaction_id\":{id},\"revenue\":5}}").TransactionId);

    [Fact]
    public void Without_items_there_is_nothing_to_hold_the_revenue_against()
    {
        var payload = Payload("{\"revenue\":5}");

        Assert.Equal(0, payload.ItemCount);
        Assert.Null(payload.ItemsRevenue);
        Assert.Empty(payload.TransactionId);
    }

    [Theory]
    [InlineData("null", 0, null)]
    [InlineData("{}", 0, null)]
    [InlineData("\"two\"", 0, null)]
    [InlineData("[]", 0, null)]
    [InlineData("[{\"quantity\":2,\"item_price\":1.25}]", 2, "2.50")]
    [InlineData("[{\"quantity\":\"2\",\"item_price\":\"1.25\"}]", 2, "2.50")]
    [InlineData("[{\"quantity\":2,\"item_price\":1.25},{\"quantity\":1,\"item_price\":10}]", 3, "12.50")]
    [InlineData("[{\"item_price\":1.25}]", 1, "1.25")]
    [InlineData("[{\"quantity\":null,\"item_price\":1.25}]", 1, "1.25")]
    [InlineData("[{\"quantity\":\"many\",\"item_price\":1.25}]", 1, "1.25")]
    [InlineData("[{\"quantity\":3}]", 3, null)]
    [InlineData("[{\"quantity\":3,\"item_price\":null}]", 3, null)]
    [InlineData("[{\"quantity\":3,\"item_price\":\"?\"},{\"item_price\":1}]", 4, null)]
    [InlineData("[{}]", 1, null)]
    [InlineData("[null,{\"item_price\":1}]", 1, null)]
    [InlineData("[[{\"item_price\":9}],{\"item_price\":1}]", 1, null)]
    [InlineData("[{\"item_price\":1,\"options\":{\"item_price\":9,\"list\":[1,{}]}}]", 1, "1.00")]
    [InlineData("[{\"quantity\":3,\"item_price\":0.335}]", 3, "1.00")]
    [InlineData("[{\"quantity\":0,\"item_price\":5}]", 0, "0.00")]
    [InlineData("[{\"quantity\":79228162514264337593543950335,\"item_price\":79228162514264337593543950335}]", 1_000_000_000, "1000000000.00")]
    public void Items_are_counted_and_summed(string items, int count, string? sum)
    {
        var payload = Payload($"{{\"revenue\":5,\"items\":{items}}}");

        Assert.Equal(count, payload.ItemCount);
        Assert.Equal(sum, payload.ItemsRevenue is { } known ? Analytics.Currencies.Currency.None.Write(Analytics.Currencies.Currency.None.Round(known)) : null);
    }

    [Fact]
    public void Of_equal_keys_the_last_counts()
    {
        var payload = Payload("{\"revenue\":\"?\",\"transaction_id\":\"a\",\"revenue\":5,\"transaction_id\":\"b\",\"items\":[{}],\"items\":null}");

        Assert.Equal((5m, "b", 0), (payload.Revenue, payload.TransactionId, payload.ItemCount));
        Assert.True(Defect("{\"revenue\":5,\"revenue\":null}").IsRevenue);
    }

    [Fact]
    public void Escaped_keys_are_keys() => Assert.Equal(5, Payload("{\"r\\u0065venue\":5}").Revenue);

    [Fact]
    public void Half_an_emoji_in_a_key_or_a_text_costs_no_order()
    {
        Assert.Equal(5, Payload("{\"\\ud83d\":1,\"revenue\":5,\"items\":[{\"\\udc00\":1,\"item_name\":\"Lamp \\ud83d\"}]}").Revenue);
        Assert.Null(OrderPayload.Read([.. "{\"transaction_id\":\"caf"u8, 0xE9, .. "\",\"revenue\":5}"u8], out var payload));
        Assert.Equal("caf\uFFFD", payload.TransactionId);
    }

    [Fact]
    public void Deep_nesting_costs_no_order()
    {
        const int depth = 10_000;
        Assert.Equal(5, Payload($"{{\"x\":{new string('[', depth)}{new string(']', depth)},\"revenue\":5}}").Revenue);
    }

    [Fact]
    public void A_stored_order_reads_as_it_was_accepted() =>
        Assert.Equal(new OrderPayload { Revenue = 5m, TransactionId = "é", ItemCount = 1, ItemsRevenue = 5m }, OrderPayload.Read("{\"revenue\":5,\"transaction_id\":\"é\",\"items\":[{\"item_price\":5}]}"));

    [Fact]
    public void A_stored_order_that_cannot_be_read_is_told() =>
        Assert.Contains("no revenue", Assert.Throws<InvalidDataException>(() => OrderPayload.Read("{}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_revenue_is_read_back_as_number_and_as_text() =>
        Gen.Long[0, 100_000_000_000_000_000].Select(cents => cents / 100m).Sample(revenue =>
        {
            var text = revenue.ToString("0.00", CultureInfo.InvariantCulture);
            return Payload($"{{\"revenue\":{text}}}").Revenue == revenue && Payload($"{{\"revenue\":\"{text}\"}}").Revenue == revenue;
        });

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.OneOf("{", "}", "[", "]", ":", ",", "\"revenue\"", "\"items\"", "\"quantity\"", "\"item_price\"", "\"transaction_id\"", "\"\\ud800\"", "5", "-1e9", "null")
            .Array[0, 20].Sample(parts =>
            {
                var defect = OrderPayload.Read(Encoding.UTF8.GetBytes(string.Concat(parts)), out var payload);
                return defect is null ? payload.Revenue >= 0 : payload is null;
            });

    [Theory]
    [InlineData("""{"order_id":"A","value":1}""", "A", 1)]
    [InlineData("""{"orderId":"A","total_price":"2.50"}""", "A", 2.5)]
    [InlineData("""{"order_number":"no","transactionId":"A","transaction_id":"B","order_total":4,"total":3,"value":2,"revenue":1}""", "B", 1)]
    [InlineData("""{"revenue":null,"value":" ","total":3}""", "", 3)]
    [InlineData("""{"transaction_id":"undefined","order_id":7,"revenue":3}""", "7", 3)]
    public void Of_several_names_the_first_that_is_there_counts(string json, string transaction, double revenue)
    {
        var payload = Payload(json);
        Assert.Equal((transaction, (decimal)revenue, false), (payload.TransactionId, payload.Revenue, payload.HasPlaceholderId));
    }

    [Theory]
    [InlineData("1002")]
    [InlineData("1002.0")]
    [InlineData("1.002e3")]
    [InlineData("\"1002\"")]
    [InlineData("\" 1002 \"")]
    [InlineData("\"1002.00\"")]
    public void One_number_in_any_form_is_one_id(string id) =>
        Assert.Equal("1002", Payload($"{{\"transaction_id\":{id},\"revenue\":1}}").TransactionId);

    [Theory]
    [InlineData("\"undefined\"")]
    [InlineData("\"(Not Set)\"")]
    [InlineData("\"1.71E+09\"")]
    [InlineData("\"-\"")]
    [InlineData("0")]
    public void A_placeholder_is_not_an_id(string id)
    {
        var payload = Payload($"{{\"transaction_id\":{id},\"revenue\":1}}");
        Assert.Equal((string.Empty, true), (payload.TransactionId, payload.HasPlaceholderId));
    }

    [Theory]
    [InlineData("\"eur\"", "EUR", false)]
    [InlineData("\" EUR \"", "EUR", false)]
    [InlineData("\"XYZ\"", "XYZ", true)]
    [InlineData("\"€\"", "none", true)]
    [InlineData("\"null\"", "none", false)]
    [InlineData("\"nan\"", "none", false)]
    [InlineData("\"XXX\"", "none", false)]
    [InlineData("\"\"", "none", false)]
    [InlineData("null", "none", false)]
    [InlineData("978", "none", false)]
    public void A_currency_is_three_letters(string text, string code, bool unknown)
    {
        var payload = Payload($"{{\"currency\":{text},\"revenue\":1}}");
        Assert.Equal((code, unknown), (payload.Currency.Code, payload.HasUnknownCurrency));
    }
}
