using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Puffy.Analytics.Intake;
using Puffy.Collector.Mapping;

namespace Puffy.Collector.Posts;

/// <summary>The raw text of a row that validation took and its journey did not.</summary>
internal static class RowText
{
    /// <summary>The row as a JSON object of its columns.</summary>
    public static string Of(AcceptedRow row)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString(Column.UserId.Name(), row.UserId);
            writer.WriteString(Column.Timestamp.Name(), ClockCorrection.Iso(row.Event.Timestamp));
            writer.WriteString(Column.EventName.Name(), row.Event.Name);
            writer.WriteString(Column.PageUrl.Name(), row.Event.PageUrl);
            writer.WriteString(Column.Referrer.Name(), row.Event.Referrer);
            writer.WriteString(Column.EventData.Name(), row.Event.Data);
            writer.WriteString(Column.UserAgent.Name(), row.Event.UserAgent);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}
