namespace Puffy.Sample.Chance;

/// <summary>A choice among items by whole-number weights, in constant time: one table slot a unit of weight.</summary>
internal sealed class WeightedChoice<T>
{
    private readonly T[] _slots;

    public WeightedChoice(IEnumerable<(T Item, int Weight)> items) =>
        _slots = [.. items.SelectMany(entry => Enumerable.Repeat(entry.Item, entry.Weight))];

    public T Pick(Dice dice, Trait trait) => _slots[dice.Below(trait, _slots.Length)];
}
