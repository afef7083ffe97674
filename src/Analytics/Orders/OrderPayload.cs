using System.Text;
using Puffy.Analytics.Currencies;

namespace Puffy.Analytics.Orders;

/// <summary>What the event_data of a checkout_completed says, before the store's options are known.</summary>
public sealed record OrderPayload
{
    /// <summary>No order has a revenue beyond this; up to it, sums of billions of orders are exact in a decimal.</summary>
    public const decimal LargestRevenue = 1_000_000_000_000_000;

    /// <summary>The order's revenue as it is written, not rounded yet; from 0 to <see cref="LargestRevenue"/>.</summary>
    public required decimal Revenue { get; init; }

    /// <summary>The currency that it names; none where it names none.</summary>
    public Currency Currency { get; init; }

    /// <summary>It names a currency that is not three letters, or not a code of ISO 4217.</summary>
    public bool HasUnknownCurrency { get; init; }

    /// <summary>The shop's own number of the order; empty where there is none.</summary>
    public string TransactionId { get; init; } = string.Empty;

    /// <summary>The number is missing because it is a placeholder.</summary>
    public bool HasPlaceholderId { get; init; }

    /// <summary>Sum of the items' quantities; an item without one counts once.</summary>
    public int ItemCount { get; init; }

    /// <summary>Sum of quantity times price, not rounded yet; null without items, or if one lacks a price.</summary>
    public decimal? ItemsRevenue { get; init; }

    /// <summary>What is wrong with an order's event_data.</summary>
    /// <param name="IsRevenue">The revenue is at fault; else the text as a whole.</param>
    /// <param name="Detail">What is wrong, for a person.</param>
    public sealed record Defect(bool IsRevenue, string Detail);

    /// <summary>Reads the event_data of an accepted order.</summary>
    /// <exception cref="InvalidDataException">It could not have been accepted.</exception>
    public static OrderPayload Read(string data) => Read(Encoding.UTF8.GetBytes(data), out var payload) is { } defect
        ? throw new InvalidDataException($"An order was stored whose event_data can't be read: {defect.Detail}.")
        : payload;

    /// <summary>Reads the event_data of an order.</summary>
    /// <param name="json">The text, as UTF-8.</param>
    /// <param name="payload">What it says, where nothing is wrong.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static Defect? Read(ReadOnlySpan<byte> json, out OrderPayload payload) => OrderPayloadReader.Read(json, out payload);
}
