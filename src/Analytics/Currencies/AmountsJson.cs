using System.Text.Json;
using System.Text.Json.Serialization;

namespace Puffy.Analytics.Currencies;

/// <summary>Amounts in JSON: an object with the sum of each currency under its code.</summary>
public sealed class AmountsJson : JsonConverter<Amounts>
{
    /// <inheritdoc/>
    public override Amounts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var sums = Amounts.Nothing;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var currency = Currency.Parse(reader.GetString()!);
            reader.Read();
            sums = sums.Plus(new Money(reader.GetDecimal(), currency));
        }

        return sums;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Amounts value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        foreach (var sum in value.Sums)
        {
            writer.WriteNumber(sum.Currency.Code, sum.Amount);
        }

        writer.WriteEndObject();
    }
}
