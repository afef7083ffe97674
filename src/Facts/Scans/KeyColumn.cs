using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Puffy.Facts.Scans;

/// <summary>The groups' values of one dimension: each different value stands once.</summary>
/// <param name="Values">The different values.</param>
/// <param name="Codes">For each group, which of them it has.</param>
[GenerateSerializer, Immutable, Alias("puffy.facts.KeyColumn")]
public sealed record KeyColumn(ImmutableArray<GroupValue> Values, ImmutableArray<int> Codes)
{
    /// <summary>The column of a dimension: of all values that a shard has, only those of the groups.</summary>
    /// <param name="codes">Each group's number.</param>
    /// <param name="part">The values behind the numbers.</param>
    internal static KeyColumn Of(ReadOnlySpan<int> codes, KeyPart part)
    {
        // What is kept is the new number plus one; 0 is a value that has not come up.
        var (renumbered, values) = (new int[codes.Length], new List<GroupValue>());
        var most = -1;
        foreach (var code in codes)
        {
            most = Math.Max(most, code);
        }

        var numbers = new int[most + 1];
        for (var group = 0; group < codes.Length; group++)
        {
            ref var number = ref numbers[codes[group]];
            if (number == 0)
            {
                values.Add(part.ValueOf(codes[group]));
                number = values.Count;
            }

            renumbered[group] = number - 1;
        }

        return new KeyColumn([.. values], ImmutableCollectionsMarshal.AsImmutableArray(renumbered));
    }
}
