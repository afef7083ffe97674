namespace Puffy.Analytics.Attribution;

/// <summary>The share of one touchpoint in one order under one model.</summary>
/// <param name="Position">The touchpoint's place among those in the order's window, from 0.</param>
/// <param name="Weight">The share, of 1; the weights of an order sum to exactly 1.</param>
/// <param name="Revenue">The money; the revenues of an order's credits sum to exactly its revenue.</param>
public readonly record struct Credit(int Position, decimal Weight, decimal Revenue);
