using System.Numerics;
using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Attribution;

/// <summary>The different channels of a path, in the order of their numbers. Compared by value.</summary>
/// <param name="Bits">A bit for each channel, at its number.</param>
internal readonly record struct ChannelSet(ulong Bits)
{
    /// <summary>How many there are.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>The channels.</summary>
    public IEnumerable<Channel> Channels
    {
        get
        {
            for (var rest = Bits; rest != 0; rest &= rest - 1)
            {
                yield return (Channel)BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    /// <summary>The channels of a path.</summary>
    public static ChannelSet Of(ChannelPath path)
    {
        var bits = 0UL;
        for (var at = 0; at < path.Length; at++)
        {
            bits |= 1UL << (int)path[at];
        }

        return new ChannelSet(bits);
    }

    /// <summary>The place of a channel that is in the set, from 0.</summary>
    public int PlaceOf(Channel channel) => BitOperations.PopCount(Bits & ((1UL << (int)channel) - 1));
}
