using System.Runtime.CompilerServices;

namespace Puffy.Sample.Chance;

/// <summary>
/// Counter-based randomness: a node in a tree of keys, whose every roll is a pure function of the path to it.
/// Any visitor's any event can so be drawn again without a record of what was drawn before it.
/// </summary>
/// <remarks>
/// Keys are spread by the finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
/// Generators, OOPSLA 2014). Only integer operations: the same on every machine and runtime, which
/// <see cref="Random"/> does not promise.
/// </remarks>
internal readonly record struct Dice(ulong Key)
{
    private const ulong BranchStep = 0x9E3779B97F4A7C15;
    private const ulong RollStep = 0xD1342543DE82EF95;

    /// <summary>The dice of a numbered part of what these dice stand for.</summary>
    public Dice At(long branch) => new(Spread(Key + (BranchStep * ((ulong)branch + 1))));

    /// <summary>64 uniform bits for one trait; the same trait always gives the same bits.</summary>
    public ulong Bits(Trait trait) => Spread(Key ^ (RollStep * ((ulong)trait + 1)));

    /// <summary>A uniform number from 0 to <paramref name="bound"/> − 1.</summary>
    public int Below(Trait trait, int bound) => (int)Math.BigMul(Bits(trait), (ulong)bound, out _);

    /// <summary>True with a probability given in ten-thousandths.</summary>
    public bool Happens(Trait trait, int perTenThousand) => Below(trait, 10_000) < perTenThousand;

    /// <summary>
    /// A count with the mean and, nearly, the distribution of a Poisson variable: normal with equal mean and
    /// variance, the normal being a sum of twelve uniforms less six (Irwin–Hall).
    /// </summary>
    /// <remarks>Uses only what IEEE 754 rounds exactly; logarithms and exponentials differ between platforms.</remarks>
    public int Count(Trait trait, double mean)
    {
        long sum = 0;
        for (var i = 0; i < 12; i++)
        {
            sum += (long)(At(i).Bits(trait) >> 32);
        }

        var normal = (sum / 4294967296.0) - 6;
        return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * normal)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
