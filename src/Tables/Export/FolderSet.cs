using System.Numerics;

namespace Puffy.Tables.Export;

/// <summary>Which of several folders a row is written to, by their numbers. A row that is alike in several is made and sorted once.</summary>
/// <param name="Bits">A bit for each folder.</param>
internal readonly record struct FolderSet(ulong Bits)
{
    /// <summary>The most folders that tables can be written to at once.</summary>
    public const int Most = 64;

    /// <summary>The first folder alone: all there is in most cases.</summary>
    public static FolderSet First => Only(0);

    /// <summary>Whether it is no folder.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>The numbers of the folders.</summary>
    public IEnumerable<int> Numbers
    {
        get
        {
            for (var rest = Bits; rest != 0; rest &= rest - 1)
            {
                yield return BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    /// <summary>One folder.</summary>
    public static FolderSet Only(int number) => new(1UL << number);

    /// <summary>The folders whose number is below this.</summary>
    public static FolderSet Below(int number) => new(number == Most ? ulong.MaxValue : (1UL << number) - 1);

    /// <summary>The folders of either.</summary>
    public static FolderSet operator |(FolderSet left, FolderSet right) => new(left.Bits | right.Bits);

    /// <summary>The folders of both.</summary>
    public static FolderSet operator &(FolderSet left, FolderSet right) => new(left.Bits & right.Bits);
}
