using System.Text.Unicode;
using CsvHelper;
using Puffy.Analytics.Intake;
using Puffy.Analytics.Wording;
using Puffy.Ingest.Files;

namespace Puffy.Ingest.Decoding;

/// <summary>The first record of a text: its header, and what that tells of the rows after it.</summary>
/// <param name="Bytes">The record, as UTF-8.</param>
/// <param name="Separator">What separates fields.</param>
/// <param name="Header">The names.</param>
internal sealed record FirstRecord(byte[] Bytes, byte Separator, Header Header)
{
    private const int ChunkSize = 1 << 14;

    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <summary>The name of what separates fields, for a person.</summary>
    private string SeparatorName => Separator switch
    {
        (byte)';' => "semicolons",
        (byte)'\t' => "tabs",
        (byte)'|' => "pipes",
        _ => "commas",
    };

    /// <summary>
    /// Reads the first record of a text, which is then where it was. The separator is the one under which the header names most columns
    /// that are known, of equals the one with most fields.
    /// </summary>
    /// <param name="text">The text, at its start.</param>
    /// <param name="longest">The longest record that is read, in bytes.</param>
    /// <exception cref="UnreadableFileException">The record is longer.</exception>
    public static FirstRecord Peek(ExportStream text, int longest)
    {
        var bytes = PeekBytes(text, longest);
        var best = Under(bytes, Separators[0]);
        foreach (var separator in Separators.Skip(1).Where(separator => bytes.AsSpan().Contains(separator)))
        {
            var other = Under(bytes, separator);
            best = other.Header.Known > best.Header.Known
                || (other.Header.Known == best.Header.Known && other.Header.Names.Count > best.Header.Names.Count) ? other : best;
        }

        return best;
    }

    /// <summary>Fails where the record is not the header of an export.</summary>
    /// <param name="text">The text that it was read from.</param>
    /// <exception cref="UnreadableFileException">It is not text, lacks a required column, or could not be read.</exception>
    public void RequireReadable(ExportStream text)
    {
        var names = Header.Names;
        if (names.Count == 0 && text.Failure is { } failure)
        {
            throw new UnreadableFileException(
                failure is IOException ? failure.Message : $"the file can't be unpacked; is it whole? {failure.Message}", failure);
        }

        var missing = names.Count == 0 ? [] : Header.MissingRequired.Select(column => column.Name()).ToList();
        if (names.Any(name => name.Any(letter => letter != '\t' && char.IsControl(letter))) || (missing.Count > 0 && !Utf8.IsValid(Bytes)))
        {
            throw new UnreadableFileException(
                "the header is not text; is this a CSV file? UTF-16 needs a byte order mark; UTF-8 is read without one.");
        }

        if (missing.Count > 0)
        {
            var has = UnreadableFileException.Shorten(string.Join(", ", names));
            throw new UnreadableFileException(
                $"the header has no column for {ListText.Of(missing)}; read as {text.Encoding.Name()} with {SeparatorName} it has: {has}");
        }
    }

    private static FirstRecord Under(byte[] bytes, byte separator)
    {
        using var csv = CsvReader.Create(new MemoryStream(bytes), new CsvReaderOptions { Separator = (char)separator, HasHeader = true, MaxRecordSize = int.MaxValue });
        csv.ReadHeader();
        return new FirstRecord(bytes, separator, new Header([.. csv.Headers]));
    }

    private static byte[] PeekBytes(ExportStream text, int longest)
    {
        var scanner = new RecordScanner(Separators);
        var all = new MemoryStream();
        var chunk = new byte[ChunkSize];
        var end = -1;
        while (end < 0 && text.Read(chunk) is > 0 and var count)
        {
            var more = chunk.AsSpan(0, count);
            var blank = all.Length == 0 ? count - more.TrimStart("\r\n"u8).Length : 0;
            end = scanner.FindEnd(more[blank..]) is var at and >= 0 ? (int)all.Length + blank + at : -1;
            all.Write(more);
            if ((end < 0 ? all.Length : end) > longest)
            {
                throw new UnreadableFileException("the header does not end within 8 MiB; is this a CSV file?");
            }
        }

        var read = all.ToArray();
        text.Unread(read);
        return end < 0 ? read : read[..end];
    }
}
