using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Puffy.Facts.Questions;
using Puffy.Facts.Scans;

namespace Puffy.Facts.Answers;

/// <summary>Writes answers as JSON: counts as integers, rates as numbers, money as texts with the currency's decimals.</summary>
public static class FactAnswerJson
{
    /// <summary>An answer as UTF-8 bytes: the same from every door.</summary>
    public static ReadOnlyMemory<byte> Serialize(FactAnswer answer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        Write(writer, answer);
        writer.Flush();
        return bytes.WrittenMemory;
    }

    /// <summary>Writes an answer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="answer">The answer.</param>
    public static void Write(Utf8JsonWriter writer, FactAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(answer);
        writer.WriteStartObject();
        writer.WriteStartArray("results");
        foreach (var group in answer.Results)
        {
            WriteGroup(writer, answer, group, withKey: true);
        }

        writer.WriteEndArray();
        if (answer.Totals is { } totals)
        {
            writer.WritePropertyName("totals");
            WriteGroup(writer, answer, totals, withKey: false);
        }

        WriteBasis(writer, answer.About);
        writer.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter writer, FactAnswer answer, AnsweredGroup group, bool withKey)
    {
        writer.WriteStartObject();
        if (withKey)
        {
            writer.WriteStartArray("dimensions");
            for (var i = 0; i < group.Key.Length; i++)
            {
                WriteValue(writer, answer.Question.Dimensions[i], group.Key[i]);
            }

            writer.WriteEndArray();
        }

        WriteMetrics(writer, answer, group.Metrics);
        if (group.Before is { } before)
        {
            writer.WriteStartObject("comparison");
            WriteMetrics(writer, answer, before);
            WriteChance(writer, group);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, Dimension dimension, GroupValue value)
    {
        if (dimension.IsFlag())
        {
            writer.WriteBooleanValue(value.Text == "true");
        }
        else
        {
            writer.WriteStringValue(GroupValueText.Of(dimension, value));
        }
    }

    private static void WriteMetrics(Utf8JsonWriter writer, FactAnswer answer, ImmutableArray<decimal?> metrics)
    {
        writer.WriteStartArray("metrics");
        for (var i = 0; i < metrics.Length; i++)
        {
            if (metrics[i] is not { } value)
            {
                writer.WriteNullValue();
            }
            else if (answer.Question.Metrics[i].IsMoney())
            {
                writer.WriteStringValue(answer.Currency.Write(value));
            }
            else
            {
                writer.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteChance(Utf8JsonWriter writer, AnsweredGroup group)
    {
        if (group.Chance is not { } chances)
        {
            return;
        }

        writer.WriteStartArray("chance");
        foreach (var chance in chances)
        {
            if (chance is not { } interval)
            {
                writer.WriteNullValue();
                continue;
            }

            writer.WriteStartObject();
            writer.WriteNumber("low", interval.Low);
            writer.WriteNumber("high", interval.High);
            writer.WriteBoolean("may_be_chance", interval.MayBeChance);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteBasis(Utf8JsonWriter writer, AnswerBasis about)
    {
        writer.WriteStartObject("meta");
        writer.WriteStartObject("as_of");
        writer.WriteNumber("sequence", about.Sequence);
        writer.WriteString("time", about.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        WriteDays(writer, "date_range", about.Days);
        WriteDays(writer, "comparison_range", about.DaysBefore);
        writer.WriteNumber("total_rows", about.TotalRows);
        writer.WriteNumber("sessions_read", about.SessionsRead);
        writer.WriteNumber("milliseconds", about.Milliseconds);
        writer.WriteEndObject();
    }

    private static void WriteDays(Utf8JsonWriter writer, string name, DateRange? days)
    {
        if (days is not { } range)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartArray(name);
        writer.WriteStringValue(GroupValueText.Day(range.From));
        writer.WriteStringValue(GroupValueText.Day(range.To));
        writer.WriteEndArray();
    }
}
