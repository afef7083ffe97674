using System.Text;
using Puffy.Tables.Definition;

namespace Puffy.Reports.Tests.Tables;

public sealed class RowWriterTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("\r", "\"\r\"")]
    public void A_text_is_quoted_where_a_reader_would_take_it_for_more_than_a_field(string text, string written) =>
        Assert.Equal($"{written},1\n", Row(row =>
        {
            row.Text(text);
            row.Number(1);
        }));

    [Fact]
    public void Numbers_stand_with_the_decimals_of_their_kind_and_nothing_is_empty() => Assert.Equal(
        "-7,2.50,,0.333333,90.000,true,\n",
        Row(row =>
        {
            row.Number(-7);
            row.Money(2.5m);
            row.Money((decimal?)null);
            row.Rate(1m / 3);
            row.Duration(90);
            row.Flag(true);
            row.Flag(null);
        }));

    private static string Row(Action<RowWriter> write)
    {
        var row = new RowWriter();
        row.Text("of the row before");
        row.EndRow();
        row.Clear();
        write(row);
        row.EndRow();
        return Encoding.UTF8.GetString(row.Written);
    }
}
