using System.Text;

namespace Puffy.Sample.Tests;

/// <summary>
/// A reader of RFC 4180 by the letter of its grammar, which knows nothing of the writer: LF ends a row, quotes stand
/// only around a whole field, and a field without quotes holds neither quote, comma nor line end.
/// </summary>
internal static class CsvText
{
    public static List<string[]> Read(byte[] bytes)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        var rows = new List<string[]>();
        var row = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            row.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            Assert.True(at < text.Length, "The last row has no line end.");
            Assert.True(text[at] is ',' or '\n', $"Something stands behind a field's end: '{text[at]}'.");
            if (text[at] == '\n')
            {
                rows.Add([.. row]);
                row.Clear();
            }
        }

        return rows;
    }

    private static string Plain(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not (',' or '\n'))
        {
            Assert.True(text[at] is not ('"' or '\r'), $"A quote or CR in a field without quotes at {at}.");
            at++;
        }

        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 == text.Length || text[++at] != '"'))
            {
                return value.ToString();
            }

            value.Append(text[at]);
        }

        Assert.Fail("A quoted field has no end.");
        return "";
    }
}
