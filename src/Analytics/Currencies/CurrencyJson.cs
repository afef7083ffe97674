using System.Text.Json;
using System.Text.Json.Serialization;

namespace Puffy.Analytics.Currencies;

/// <summary>A currency in JSON: its code, or null if unknown.</summary>
public sealed class CurrencyJson : JsonConverter<Currency>
{
    /// <inheritdoc/>
    public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Currency.Parse(reader.GetString() ?? string.Empty);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.IsNone)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value.Code);
        }
    }

    /// <inheritdoc/>
    public override bool HandleNull => true;
}
