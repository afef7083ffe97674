using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Puffy.Analytics.Intake;
using Puffy.Collector.Mapping;

namespace Puffy.Collector.Bodies;

/// <summary>The rows of a body of CSV with a header, as a file has it: comma-separated, quoted as RFC 4180 has it.</summary>
internal static class CsvRows
{
    /// <summary>A row and its own text.</summary>
    /// <param name="Row">The fields; null where the row is malformed.</param>
    /// <param name="Detail">Why it is malformed; empty where it is not.</param>
    /// <param name="Raw">The row's text.</param>
    internal readonly record struct CsvRow(MappedRow? Row, string Detail, string Raw);

    /// <summary>Reads a body.</summary>
    /// <exception cref="RefusedRequestException">Its header lacks a required column, or it has too many rows.</exception>
    public static List<CsvRow> Read(ReadOnlyMemory<byte> text)
    {
        using var bytes = new MemoryStream(text.ToArray(), writable: false);
        var isMisquoted = false;
        using var csv = CsvReader.Create(
            bytes,
            new CsvReaderOptions { HasHeader = false, MaxRecordSize = BodyLimits.Inflated, OnMalformedRecord = _ => isMisquoted = true },
            leaveOpen: true);
        var rows = new List<CsvRow>();
        if (!csv.Read())
        {
            return rows;
        }

        var header = HeaderOf(csv);
        while (csv.Read())
        {
            if (rows.Count == BodyLimits.Events)
            {
                throw new RefusedRequestException(
                    StatusCodes.Status413PayloadTooLarge, $"the body has more than {BodyLimits.Events} events; send smaller batches");
            }

            rows.Add(RowOf(csv, header, isMisquoted));
            isMisquoted = false;
        }

        return rows;
    }

    private static Header HeaderOf(CsvReader csv)
    {
        var names = new string[csv.FieldCount];
        for (var at = 0; at < names.Length; at++)
        {
            names[at] = Encoding.UTF8.GetString(csv.GetSpan(at));
        }

        var header = new Header(names);
        return header.MissingRequired.FirstOrDefault((Column)(-1)) is var missing && (int)missing >= 0
            ? throw new RefusedRequestException(StatusCodes.Status400BadRequest, $"the CSV has no column {missing.Name()}; its first line must name user_id, timestamp and event_name")
            : header;
    }

    private static CsvRow RowOf(CsvReader csv, Header header, bool isMisquoted)
    {
        var raw = csv.RawRecord;
        var text = Encoding.UTF8.GetString(raw).TrimEnd('\r', '\n');
        var detail = isMisquoted && csv.FieldCount != header.Names.Count ? "a quote is opened but never closed; the rest of the body is part of this row"
            : csv.FieldCount != header.Names.Count ? string.Create(CultureInfo.InvariantCulture, $"the row has {csv.FieldCount} fields where the header has {header.Names.Count}; is a separator or a quote not quoted?")
            : !Utf8.IsValid(raw) ? "the row has bytes that are not UTF-8; send UTF-8"
            : raw.Contains((byte)0) ? "a field has a NUL byte"
            : string.Empty;
        if (detail.Length > 0)
        {
            return new CsvRow(null, detail, text);
        }

        var row = new MappedRow();
        foreach (var column in ColumnNames.All)
        {
            row[column] = FieldOf(csv, header, column);
        }

        return new CsvRow(row, string.Empty, text);
    }

    /// <summary>Of several columns for one thing the first that counts, else the first that is not empty.</summary>
    private static byte[] FieldOf(CsvReader csv, Header header, Column column)
    {
        byte[] first = [];
        foreach (var position in header[column])
        {
            var value = csv.GetSpan(position);
            if (RowValidator.Counts(column, value))
            {
                return value.ToArray();
            }

            first = RowValidator.IsEmpty(first) ? value.ToArray() : first;
        }

        return first;
    }
}
