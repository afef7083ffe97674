using Puffy.Analytics.Channels;

namespace Puffy.Analytics.Attribution;

/// <summary>The channels of touchpoints in their order, such as <c>Email &gt; Direct &gt; Email</c>. Compared by value.</summary>
[GenerateSerializer, Immutable, Alias("puffy.ChannelPath")]
public readonly record struct ChannelPath
{
    private const char First = 'A';

    private static readonly ChannelPath[] OfOne = [.. Enum.GetValues<Channel>().Select(channel => new ChannelPath(((char)(First + (int)channel)).ToString()))];

    /// <summary>A letter for each touchpoint. A text is compared, hashed and sent by what the runtime has for it.</summary>
    [Id(0)]
    private readonly string _letters;

    private ChannelPath(string letters) => _letters = letters;

    /// <summary>The number of touchpoints.</summary>
    public int Length => _letters.Length;

    /// <summary>The channel of a touchpoint.</summary>
    /// <param name="at">Its place, from 0.</param>
    public Channel this[int at] => (Channel)(_letters[at] - First);

    /// <summary>The path of one touchpoint.</summary>
    public static ChannelPath Of(Channel channel) => OfOne[(int)channel];

    /// <summary>The path of touchpoints in their order.</summary>
    public static ChannelPath Of(ReadOnlySpan<Touchpoint> touchpoints)
    {
        Span<Channel> channels = touchpoints.Length <= 256 ? stackalloc Channel[touchpoints.Length] : new Channel[touchpoints.Length];
        for (var at = 0; at < channels.Length; at++)
        {
            channels[at] = touchpoints[at].Channel;
        }

        return Of(channels);
    }

    /// <summary>The path of channels in their order.</summary>
    public static ChannelPath Of(ReadOnlySpan<Channel> channels)
    {
        if (channels.Length == 1)
        {
            return Of(channels[0]);
        }

        Span<char> letters = channels.Length <= 256 ? stackalloc char[channels.Length] : new char[channels.Length];
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = (char)(First + (int)channels[at]);
        }

        return new ChannelPath(new string(letters));
    }

    /// <summary>The channels in their order.</summary>
    public IEnumerable<Channel> Channels => _letters.Select(letter => (Channel)(letter - First));

    /// <summary>The names of the channels with <c> &gt; </c> between them.</summary>
    public override string ToString() => string.Join(" > ", Channels.Select(ChannelNames.Name));
}
