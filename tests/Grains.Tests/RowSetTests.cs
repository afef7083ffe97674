using Puffy.Grains.Integrity;

namespace Puffy.Grains.Tests;

public sealed class RowSetTests
{
    [Theory]
    [InlineData("", 0, "")]
    [InlineData("", 3, "1-3")]
    [InlineData("1,2,3", 3, "")]
    [InlineData("2", 3, "1-1,3-3")]
    [InlineData("1,8,9", 10, "2-7,10-10")]
    [InlineData("64", 64, "1-63")]
    public void Rows_that_were_not_seen_are_missing(string seen, int last, string missing) =>
        Assert.Equal(missing, string.Join(',', Of(seen).Missing(last).Select(range => $"{range.First}-{range.Last}")));

    [Theory]
    [InlineData("1", "70")]
    [InlineData("70", "1")]
    public void A_set_takes_the_rows_of_another(string one, string other)
    {
        var set = Of(one);
        set.Add(Of(other));

        Assert.Equal([(2, 69)], set.Missing(70));
    }

    private static RowSet Of(string rows)
    {
        var set = new RowSet();
        foreach (var row in rows.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            set.Add(int.Parse(row, System.Globalization.CultureInfo.InvariantCulture));
        }

        return set;
    }
}
