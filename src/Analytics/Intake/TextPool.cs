using System.IO.Hashing;
using System.Text;

namespace Puffy.Analytics.Intake;

/// <summary>
/// Makes texts of UTF-8 bytes, one text for bytes that were lately seen: names, user agents and pages repeat. It holds a
/// bounded number of texts and forgets the older of two that fall on one place. Not safe for concurrent use.
/// </summary>
public sealed class TextPool
{
    private const int Places = 1 << 12;

    /// <summary>Longer texts hardly ever repeat.</summary>
    private const int Longest = 512;

    private readonly (byte[] Bytes, string Text)[] _places = new (byte[], string)[Places];

    /// <summary>The text of the bytes; bytes that are not UTF-8 become U+FFFD.</summary>
    public string this[ReadOnlySpan<byte> utf8]
    {
        get
        {
            if (utf8.IsEmpty)
            {
                return string.Empty;
            }

            if (utf8.Length > Longest)
            {
                return Encoding.UTF8.GetString(utf8);
            }

            ref var place = ref _places[XxHash3.HashToUInt64(utf8) % Places];
            if (place.Text is null || !utf8.SequenceEqual(place.Bytes))
            {
                place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
            }

            return place.Text;
        }
    }
}
