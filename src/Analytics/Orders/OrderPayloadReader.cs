using System.Text.Json;
using Puffy.Analytics.Currencies;
using Puffy.Analytics.Events;

namespace Puffy.Analytics.Orders;

/// <summary>Reads an order's event_data under the names that shops use. Of several names for one thing the first that is there counts.</summary>
internal ref struct OrderPayloadReader
{
    private static readonly byte[][] RevenueNames = [.. "revenue value total total_price order_total".Split(' ').Select(System.Text.Encoding.ASCII.GetBytes)];

    private static readonly byte[][] TransactionNames =
        [.. "transaction_id transactionId order_id orderId order_number".Split(' ').Select(System.Text.Encoding.ASCII.GetBytes)];

    private int _revenueRank = RevenueNames.Length;
    private int _transactionRank = TransactionNames.Length;
    private decimal? _revenue;
    private string _transaction = string.Empty;
    private bool _hasPlaceholder;
    private Currency _currency;
    private bool _hasUnknownCurrency;
    private (int Count, decimal? Sum) _items;

    public OrderPayloadReader()
    {
    }

    /// <inheritdoc cref="OrderPayload.Read(ReadOnlySpan{byte}, out OrderPayload)"/>
    public static OrderPayload.Defect? Read(ReadOnlySpan<byte> json, out OrderPayload payload)
    {
        payload = null!;
        try
        {
            var reader = JsonText.Reader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return new OrderPayload.Defect(IsRevenue: false, "an order needs a JSON object");
            }

            var fields = new OrderPayloadReader();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                fields.Take(ref reader);
                reader.Skip();
            }

            if (reader.Read())
            {
                return new OrderPayload.Defect(IsRevenue: false, "text follows the JSON object");
            }

            return fields.RevenueDefect() ?? fields.Finish(out payload);
        }
        catch (JsonException)
        {
            return new OrderPayload.Defect(IsRevenue: false, "an order needs a JSON object; this is not well-formed JSON");
        }
    }

    /// <summary>Takes the property on whose name the reader stands, and leaves the reader on its value.</summary>
    private void Take(ref Utf8JsonReader reader)
    {
        if (RankOf(ref reader, RevenueNames) is >= 0 and var revenue)
        {
            reader.Read();
            TakeRevenue(ref reader, revenue);
        }
        else if (RankOf(ref reader, TransactionNames) is >= 0 and var transaction)
        {
            reader.Read();
            TakeTransaction(ref reader, transaction);
        }
        else if (JsonText.IsAt(ref reader, "currency"u8))
        {
            reader.Read();
            TakeCurrency(ref reader);
        }
        else if (JsonText.IsAt(ref reader, "items"u8))
        {
            reader.Read();
            _items = OrderItems.At(ref reader);
        }
        else
        {
            reader.Read();
        }
    }

    private void TakeRevenue(ref Utf8JsonReader reader, int rank)
    {
        var isThere = reader.TokenType != JsonTokenType.Null
            && !(reader.TokenType == JsonTokenType.String && string.IsNullOrWhiteSpace(JsonText.StringAt(ref reader)));
        if (!isThere && rank == _revenueRank)
        {
            // Of equal keys the last counts.
            _revenueRank = RevenueNames.Length;
        }
        else if (isThere && rank <= _revenueRank)
        {
            (_revenueRank, _revenue) = (rank, PlainNumber.At(ref reader));
        }
    }

    private void TakeTransaction(ref Utf8JsonReader reader, int rank)
    {
        var text = TransactionId.At(ref reader);
        if (text.Length > 0 && TransactionId.IsPlaceholder(text))
        {
            _hasPlaceholder = true;
        }
        else if (text.Length > 0 && rank <= _transactionRank)
        {
            (_transactionRank, _transaction) = (rank, text);
        }
    }

    private void TakeCurrency(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? JsonText.StringAt(ref reader).Trim() : string.Empty;
        var isCode = Currency.TryParse(text, out _currency) && !Placeholder.Is(text);
        _currency = isCode ? _currency : Currency.None;
        _hasUnknownCurrency = isCode ? !_currency.IsNone && !_currency.IsListed : text.Length > 0 && !Placeholder.Is(text);
    }

    private readonly OrderPayload.Defect? RevenueDefect()
    {
        if (_revenueRank == RevenueNames.Length)
        {
            return new OrderPayload.Defect(IsRevenue: true, "no revenue: none of revenue, value, total, total_price and order_total is filled");
        }

        var name = System.Text.Encoding.ASCII.GetString(RevenueNames[_revenueRank]);
        return _revenue switch
        {
            null => new OrderPayload.Defect(IsRevenue: true, $"{name} is not a plain number such as 1234.50"),
            < 0 => new OrderPayload.Defect(IsRevenue: true, $"{name} is negative"),
            > OrderPayload.LargestRevenue => new OrderPayload.Defect(IsRevenue: true, $"{name} is more than 10^15"),
            _ => null,
        };
    }

    private readonly OrderPayload.Defect? Finish(out OrderPayload payload)
    {
        payload = new OrderPayload
        {
            Revenue = _revenue!.Value,
            Currency = _currency,
            HasUnknownCurrency = _hasUnknownCurrency,
            TransactionId = _transaction,
            HasPlaceholderId = _hasPlaceholder && _transaction.Length == 0,
            ItemCount = _items.Count,
            ItemsRevenue = _items.Sum,
        };
        return null;
    }

    private static int RankOf(ref Utf8JsonReader reader, byte[][] names)
    {
        for (var rank = 0; rank < names.Length; rank++)
        {
            if (JsonText.IsAt(ref reader, names[rank]))
            {
                return rank;
            }
        }

        return -1;
    }
}
