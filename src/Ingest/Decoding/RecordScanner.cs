namespace Puffy.Ingest.Decoding;

/// <summary>
/// Follows the quotes of one record, byte by byte, to find where it ends: for records that are too long to be held, and for those
/// whose quotes are out of order. It reads quotes as <c>ExportReader</c> does: only at the start of a field do they open.
/// </summary>
/// <param name="separators">What separates fields: one letter, or all that might.</param>
internal struct RecordScanner(ReadOnlyMemory<byte> separators)
{
    private Place _place;

    private enum Place
    {
        FieldStart,
        Plain,
        Quoted,

        /// <summary>After a quote in a quoted field: it closes the field, or is the first of two.</summary>
        QuoteInQuoted,
    }

    /// <summary>Whether a quote is open.</summary>
    public readonly bool InQuotes => _place == Place.Quoted;

    /// <summary>Separators so far that were not in quotes.</summary>
    public int Separators { get; private set; }

    /// <summary>Whether the text, one record, opens a quote and does not close it.</summary>
    public static bool EndsInQuotes(ReadOnlySpan<byte> record, ReadOnlyMemory<byte> separators)
    {
        var scanner = new RecordScanner(separators);
        scanner.FindEnd(record);
        return scanner.InQuotes;
    }

    /// <summary>Reads on.</summary>
    /// <returns>Where the record's line break is; -1 where the record goes on.</returns>
    public int FindEnd(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (_place == Place.Quoted)
            {
                var quote = text[at..].IndexOf((byte)'"');
                if (quote < 0)
                {
                    return -1;
                }

                at += quote;
                _place = Place.QuoteInQuoted;
                continue;
            }

            switch (text[at])
            {
                case (byte)'\n' or (byte)'\r':
                    return at;
                case var letter when separators.Span.Contains(letter):
                    Separators++;
                    _place = Place.FieldStart;
                    break;
                case (byte)'"' when _place is Place.FieldStart or Place.QuoteInQuoted:
                    _place = Place.Quoted;
                    break;
                default:
                    _place = Place.Plain;
                    break;
            }
        }

        return -1;
    }
}
