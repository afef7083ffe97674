using System.Text;

namespace Puffy.Grains.Storage;

/// <summary>The text of a row that could not be read as an event, searched for a user when one is erased or suppressed.</summary>
public static class RawText
{
    /// <summary>A row with this value as a field contains one of these texts: the value as it is, or with quotes doubled.</summary>
    public static IEnumerable<string> WaysToWrite(string value) =>
        new[] { value, value.Replace("\"", "\"\"", StringComparison.Ordinal) }.Distinct(StringComparer.Ordinal);

    /// <summary>Whether a field of the row is the value; see <see cref="Fields"/>.</summary>
    public static bool HasField(string raw, string value) => Fields(raw).Contains(value, StringComparer.Ordinal);

    /// <summary>
    /// What may be a field of the row. In a row whose quotes do not pair up no one can say where its fields end: there,
    /// also each piece between two commas or line ends counts, without quotes around it.
    /// </summary>
    public static IEnumerable<string> Fields(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var (fields, paired) = Split(raw);
        return paired ? fields : fields.Concat(raw.Split(',', '\r', '\n').Select(piece => piece.Trim().Trim('"')));
    }

    /// <summary>The fields by RFC 4180, with spaces around them taken off, and whether all quotes were paired.</summary>
    private static (List<string> Fields, bool Paired) Split(string raw)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        var paired = true;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '"' && quoted && i + 1 < raw.Length && raw[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (c == '"')
            {
                // A quote within a field that has none around it, or text after a closing one: no CSV.
                paired &= quoted ? i + 1 == raw.Length || raw[i + 1] is ',' or '\r' or '\n' : field.ToString().Trim().Length == 0;
                quoted = !quoted;
            }
            else if (!quoted && c is ',' or '\r' or '\n')
            {
                fields.Add(field.ToString().Trim());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString().Trim());
        return (fields, paired && !quoted);
    }
}
