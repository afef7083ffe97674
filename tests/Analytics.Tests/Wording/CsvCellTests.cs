using System.Buffers;
using System.Text;
using CsCheck;
using Puffy.Analytics.Wording;

namespace Puffy.Analytics.Tests.Wording;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("ä€😀", "ä€😀")]
    public void A_cell_is_quoted_where_it_must_be(string value, string cell)
    {
        var written = new ArrayBufferWriter<byte>();
        CsvCell.Write(written, value);
        Assert.Equal(cell, Encoding.UTF8.GetString(written.WrittenSpan));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("-1+cmd", "'-1+cmd")]
    [InlineData("-1.2.3", "'-1.2.3")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("-5", "-5")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("5", "5")]
    [InlineData("", "")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=1", "a=1")]
    [InlineData("https://shop.example/?a=1", "https://shop.example/?a=1")]
    public void What_a_spreadsheet_would_run_gets_an_apostrophe_and_negative_numbers_stay(string value, string safe) =>
        Assert.Equal(safe, CsvCell.SpreadsheetSafe(value));

    [Fact]
    public void Every_value_comes_back() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["'=+-@\t\ra1"], 0, 6]).Sample(value =>
        value.Any(char.IsSurrogate) || Encoding.UTF8.GetString(CsvCell.FromSpreadsheetSafe(Encoding.UTF8.GetBytes(CsvCell.SpreadsheetSafe(value)))) == value);
}
