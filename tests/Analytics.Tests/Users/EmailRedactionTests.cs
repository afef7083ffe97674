using Puffy.Analytics.Users;

namespace Puffy.Analytics.Tests.Users;

public sealed class EmailRedactionTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("""{"revenue": 1.50}""", """{"revenue": 1.50}""")]
    [InlineData("""{"user_email":"ada@shop.test","revenue":1.50}""", """{"revenue":1.50}""")]
    [InlineData("""{"user_email":"a3b466fbd5e72918db8db592a59382f88d025a7f5d2f7e9d165f975eabffcbf8","n":1e2}""", """{"n":1e2}""")]
    [InlineData("""{"customer":{"Email":"x","name":"Ada"},"list":[{"billing_email_address":"y"},2]}""", """{"customer":{"name":"Ada"},"list":[{},2]}""")]
    [InlineData("""{"note":"call ada@shop.test, now","email_sent":true}""", """{"note":"call [removed], now","email_sent":true}""")]
    [InlineData("""{"note":"\u0061da\u0040shop.test"}""", """{"note":"[removed]"}""")]
    [InlineData("""{"ada@shop.test":1}""", """{"[removed]":1}""")]
    [InlineData("""{"note":"\ud83d@"}""", "{}")]
    public void Properties_that_hold_an_address_and_addresses_in_texts_are_taken_out(string data, string redacted) =>
        Assert.Equal(redacted, EmailRedaction.OfEventData(data));
}
