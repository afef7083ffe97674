namespace Puffy.Ingest.Decoding;

/// <summary>A record that was passed over.</summary>
/// <param name="Start">Its first bytes.</param>
/// <param name="Length">Its length in bytes, without its line break.</param>
/// <param name="Fields">Number of its fields.</param>
/// <param name="IsOpen">It opens a quote and the file ends before it is closed.</param>
internal sealed record SkippedRecord(byte[] Start, long Length, int Fields, bool IsOpen)
{
    private const int ChunkSize = 1 << 16;

    /// <summary>Goes back to a place in a text and passes over the line breaks there and the record after them, however long it is.</summary>
    /// <param name="text">The text; what is read of it next is the line break after the record.</param>
    /// <param name="start">A place between two records, as bytes from the start.</param>
    /// <param name="kept">How many bytes of the record's start are returned at most.</param>
    /// <param name="separator">What separates fields.</param>
    public static SkippedRecord Skip(ExportStream text, long start, int kept, ReadOnlyMemory<byte> separator)
    {
        text.Restart(start, text.Encoding);
        var (scanner, length) = (new RecordScanner(separator), 0L);
        var first = new MemoryStream();
        var chunk = new byte[ChunkSize];
        while (text.Read(chunk) is > 0 and var count)
        {
            var more = chunk.AsSpan(0, count);
            more = length == 0 ? more.TrimStart("\r\n"u8) : more;
            var end = scanner.FindEnd(more);
            var part = end < 0 ? more : more[..end];
            first.Write(part[..(int)Math.Min(part.Length, kept - first.Length)]);
            length += part.Length;
            if (end >= 0)
            {
                var rest = more.Length - end;
                text.Unread(chunk.AsMemory(count - rest, rest));
                break;
            }
        }

        return new SkippedRecord(first.ToArray(), length, scanner.Separators + 1, scanner.InQuotes);
    }
}
