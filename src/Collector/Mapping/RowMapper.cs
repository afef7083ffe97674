using System.Text;
using System.Text.Json;
using Puffy.Analytics.Events;
using Puffy.Analytics.Intake;
using Puffy.Grains.Keys;

namespace Puffy.Collector.Mapping;

/// <summary>Maps rows that have the columns of files already: the properties of a JSON object under the headers that files may have.</summary>
internal sealed class RowMapper : IEventMapper
{
    /// <inheritdoc/>
    public string Family => "events";

    /// <inheritdoc/>
    public MappedEvent Map(ReadOnlyMemory<byte> json, MappingContext context) => EntryReader.Read(json, root => Map(root, context));

    /// <summary>The row of fields of a file, with e-mail addresses hashed and the time corrected.</summary>
    public static MappedEvent Finish(MappedRow row, MappingContext context)
    {
        var isObjected = context.Objects && context.Key.Consent != ConsentPolicy.Keep;
        if (isObjected && context.Key.Consent == ConsentPolicy.Drop)
        {
            return MappedEvent.Objected;
        }

        if (row[Column.EventData] is { Length: > 0 } data)
        {
            row[Column.EventData] = DataOf(data, row, context, isObjected);
        }

        var correction = ClockCorrection.Of(context.SentAt ?? string.Empty, context.ReceivedAt);
        if (correction != TimeSpan.Zero)
        {
            row[Column.Timestamp] = ClockCorrection.Apply(row[Column.Timestamp], correction);
        }

        return new MappedEvent { Row = row, IsClockCorrected = correction != TimeSpan.Zero, IsObjected = isObjected };
    }

    private static MappedEvent Map(JsonElement root, MappingContext context)
    {
        var row = new MappedRow { [Column.Timestamp] = ClockCorrection.Iso(context.ReceivedAt) };
        var preferences = new int?[ColumnNames.All.Count];
        foreach (var property in root.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null || ColumnNames.Find(property.Name) is not var (column, preference))
            {
                continue;
            }

            var value = column == Column.EventData && property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? Encoding.UTF8.GetBytes(property.Value.GetRawText())
                : FieldText.Utf8(property.Value);
            if (IsBetter(column, value, preference, preferences[(int)column], row[column]))
            {
                row[column] = value;
                preferences[(int)column] = preference;
            }
        }

        return Finish(row, context);
    }

    /// <summary>Of several properties for one column the first by preference that counts is read.</summary>
    private static bool IsBetter(Column column, byte[] value, int preference, int? best, byte[] known) =>
        best is null || (RowValidator.Counts(column, value), -preference).CompareTo((RowValidator.Counts(column, known), -best.Value)) > 0;

    private static byte[] DataOf(byte[] data, MappedRow row, MappingContext context, bool withoutIdentity)
    {
        var key = context.Key;
        if (!data.Contains((byte)'@') && key.Currency.Length == 0 && !context.Emails.IsKeyed)
        {
            return data;
        }

        try
        {
            using var document = JsonDocument.Parse(data, new JsonDocumentOptions { MaxDepth = EntryReader.Deepest });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                using var text = new EventDataText(context.Emails, withoutIdentity);
                text.Start();
                var hasCurrency = !row[Column.EventName].AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(EventNames.CheckoutCompleted)) || key.Currency.Length == 0;
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    hasCurrency |= property.NameEquals("currency");
                    text.Property(property.Name, property.Value);
                }

                if (!hasCurrency)
                {
                    text.Property("currency", key.Currency);
                }

                return text.End();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Validation says what is wrong with it; here it only must not carry an address.
        }

        return Encoding.UTF8.GetBytes(context.Emails.AllIn(Encoding.UTF8.GetString(data)));
    }
}
