using System.Globalization;
using System.Text;
using CsCheck;
using Puffy.Analytics.Intake;

namespace Puffy.Analytics.Tests.Intake;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2025-01-31T13:45:00.000Z", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31T13:45:00Z", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31T13:45:00", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31 13:45:00", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31t13:45:00z", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31T13:45", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31T13:45Z", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31T13:45:00.1Z", "2025-01-31T13:45:00.100")]
    [InlineData("2025-01-31T13:45:00.12Z", "2025-01-31T13:45:00.120")]
    [InlineData("2025-01-31T13:45:00,123Z", "2025-01-31T13:45:00.123")]
    [InlineData("2025-01-31T13:45:00.123999999Z", "2025-01-31T13:45:00.123")]
    [InlineData("2025-01-31T23:59:59.9999999Z", "2025-01-31T23:59:59.999")]
    [InlineData("2025-01-31T13:45:00+02:00", "2025-01-31T11:45:00.000")]
    [InlineData("2025-01-31T13:45:00+0530", "2025-01-31T08:15:00.000")]
    [InlineData("2025-01-31T13:45:00-08", "2025-01-31T21:45:00.000")]
    [InlineData("2025-01-31 13:45:00.5-03:30", "2025-01-31T17:15:00.500")]
    [InlineData("2025-01-01T00:30:00+01:00", "2024-12-31T23:30:00.000")]
    [InlineData("2024-02-29T23:00:00-02:00", "2024-03-01T01:00:00.000")]
    [InlineData("2025-01-31T13:45:00-00:00", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31T13:45:00+18:00", "2025-01-30T19:45:00.000")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000")]
    [InlineData("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999")]
    [InlineData("20250131T134500Z", "2025-01-31T13:45:00.000")]
    [InlineData("20250131T134500.250+0100", "2025-01-31T12:45:00.250")]
    [InlineData("20250131 1345", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31 13:45:00 UTC", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31 13:45:00.25 utc", "2025-01-31T13:45:00.250")]
    [InlineData("2025-01-31T13:45:00UTC", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31 13:45:00 Z", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31 13:45:00 +02:00", "2025-01-31T11:45:00.000")]
    [InlineData("2025-01-31 13:45:00 -0800", "2025-01-31T21:45:00.000")]
    [InlineData("2025-01-31T13:45:00+00", "2025-01-31T13:45:00.000")]
    [InlineData("2025-01-31T24:00:00Z", "2025-02-01T00:00:00.000")]
    [InlineData("2025-12-31T24:00", "2026-01-01T00:00:00.000")]
    [InlineData("20250131T240000.000Z", "2025-02-01T00:00:00.000")]
    [InlineData("2025-01-31T24:00:00+02:00", "2025-01-31T22:00:00.000")]
    [InlineData("1738331100", "2025-01-31T13:45:00.000")]
    [InlineData("1738331100250", "2025-01-31T13:45:00.250")]
    [InlineData("0000000000", "1970-01-01T00:00:00.000")]
    [InlineData("9999999999999", "2286-11-20T17:46:39.999")]
    public void A_time_is_read_as_UTC_to_the_millisecond(string text, string utc)
    {
        Assert.True(Timestamps.TryParse(Encoding.UTF8.GetBytes(text), out var time));
        Assert.Equal(utc, time.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Utc, time.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025")]
    [InlineData("2025-01-31T")]
    [InlineData("2025-01-31T13")]
    [InlineData("2025-1-31T13:45:00Z")]
    [InlineData("25-01-31T13:45:00Z")]
    [InlineData("2025/01/31 13:45:00")]
    [InlineData("31.01.2025 13:45:00")]
    [InlineData("01/31/2025 13:45")]
    [InlineData("173833110")]
    [InlineData("17383311000")]
    [InlineData("1738331100.5")]
    [InlineData("-173833110")]
    [InlineData("1738331100000000")]
    [InlineData("20250131134500")]
    [InlineData("2025-W05-5T13:45:00Z")]
    [InlineData("2025W055")]
    [InlineData("2025-031T13:45:00Z")]
    [InlineData("2025031")]
    [InlineData("2025-01")]
    [InlineData("03/04/2025")]
    [InlineData("1 Mar 2025 10:00")]
    [InlineData("Fri, 31 Jan 2025 13:45:00 GMT")]
    [InlineData("2025-01-31Z")]
    [InlineData("2025-01-31 ")]
    [InlineData("2025-02-29")]
    [InlineData("20250229")]
    [InlineData("2025-0131")]
    [InlineData("202501-31")]
    [InlineData("2025-01-31  13:45:00")]
    [InlineData("2025-01-31T13:45:00  UTC")]
    [InlineData("2025-01-31T13:45:00 ")]
    [InlineData("2025-01-31T13:45:00 CET")]
    [InlineData("2025-01-31T13:4500Z")]
    [InlineData("2025-01-31T24:00:01Z")]
    [InlineData("2025-01-31T24:01:00Z")]
    [InlineData("2025-01-31T24:00:00.001Z")]
    [InlineData("2025-01-31T25:00:00Z")]
    [InlineData("9999-12-31T24:00:00Z")]
    [InlineData("2025-02-29T00:00:00Z")]
    [InlineData("2025-00-10T00:00:00Z")]
    [InlineData("2025-13-10T00:00:00Z")]
    [InlineData("2025-01-00T00:00:00Z")]
    [InlineData("2025-01-32T00:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("2025-01-31T13:60:00Z")]
    [InlineData("2025-01-31T13:45:60Z")]
    [InlineData("2025-01-31T13:45:00.Z")]
    [InlineData("2025-01-31T13:45:00ZZ")]
    [InlineData("2025-01-31T13:45:00+2")]
    [InlineData("2025-01-31T13:45:00+02:")]
    [InlineData("2025-01-31T13:45:00+02:60")]
    [InlineData("2025-01-31T13:45:00+19:00")]
    [InlineData("2025-01-31T13:45:00Z+02:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("２０２５-01-31T13:45:00Z")]
    [InlineData(" 2025-01-31T13:45:00Z")]
    public void What_is_no_such_time_is_refused(string text) =>
        Assert.False(Timestamps.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("2025-01-31", true)]
    [InlineData("20250131", true)]
    [InlineData("2025-01-31T00:00", false)]
    [InlineData("1738281600", false)]
    public void A_date_alone_is_its_midnight_and_is_told_from_a_time(string text, bool isDateAlone)
    {
        Assert.True(Timestamps.TryParse(Encoding.UTF8.GetBytes(text), out var time, out var alone));
        Assert.Equal(new DateTime(2025, 1, 31, 0, 0, 0, DateTimeKind.Utc), time);
        Assert.Equal(isDateAlone, alone);
    }

    [Fact]
    public void Any_instant_in_any_offset_is_read_back() =>
        Gen.Select(Gen.DateTime[new DateTime(1, 1, 3), new DateTime(9999, 12, 29)], Gen.Int[-18 * 60, 18 * 60]).Sample((time, minutes) =>
        {
            var expected = new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
            var local = new DateTimeOffset(expected.Ticks, TimeSpan.Zero).AddMinutes(minutes);
            var sign = minutes < 0 ? '-' : '+';
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"{local:yyyy-MM-ddTHH:mm:ss.fff}{sign}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}");

            return Timestamps.TryParse(Encoding.UTF8.GetBytes(text), out var read) && read == expected;
        });

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.OneOf(Gen.Byte.Array, Gen.Char["0123456789-:T.+Z "].Array[0, 30].Select(letters => Encoding.UTF8.GetBytes(letters)))
            .Sample(text => Timestamps.TryParse(text, out var utc) || utc == default);
}
