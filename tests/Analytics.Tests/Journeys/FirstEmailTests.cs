using Puffy.Analytics.Events;

namespace Puffy.Analytics.Tests.Journeys;

public sealed class FirstEmailTests
{
    /// <summary>SHA-256 of the bytes <c>ada@shop.test</c>, by sha256sum.</summary>
    private const string Ada = "a3b466fbd5e72918db8db592a59382f88d025a7f5d2f7e9d165f975eabffcbf8";

    [Theory]
    [InlineData("03-05 12:00")]
    [InlineData("03-01 12:05")]
    public void A_user_is_known_by_the_first_address_by_time_of_whatever_session(string later) => Assert.Equal(
        Ada,
        new Visitor().Views("02-20 12:00").Leaves(later, "work@shop.test").Leaves("03-01 12:00", "ada@shop.test").Journey().FirstEmailHash);

    [Fact]
    public void A_user_who_left_no_address_has_none() => Assert.Empty(new Visitor().Views("02-20 12:00").Journey().FirstEmailHash);
}

file static class Popups
{
    public static Visitor Leaves(this Visitor visitor, string time, string address) =>
        visitor.Does(EventNames.EmailFilled, time, data: $$"""{"user_email":"{{address}}"}""");
}
