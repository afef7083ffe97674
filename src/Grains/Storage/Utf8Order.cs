namespace Puffy.Grains.Storage;

/// <summary>The order of texts by their UTF-8 bytes, without encoding them. It differs from the ordinal order where one has a surrogate pair.</summary>
internal static class Utf8Order
{
    /// <summary>Compares two texts.</summary>
    public static int Compare(string x, string y)
    {
        var same = x.AsSpan().CommonPrefixLength(y);
        return same == x.Length || same == y.Length ? x.Length - y.Length : Weight(x[same]) - Weight(y[same]);
    }

    /// <summary>Surrogates stand for characters beyond all others.</summary>
    private static int Weight(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
