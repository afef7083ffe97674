using Puffy.Reports.Style;
using SkiaSharp;

namespace Puffy.Reports.Tests.Charts;

/// <summary>A decoded PNG that can be asked where a colour stands.</summary>
internal sealed class Picture(byte[] png)
{
    private readonly SKBitmap _pixels = SKBitmap.Decode(png);

    internal int Width => _pixels.Width;

    internal int Height => _pixels.Height;

    internal int Count(Rgb colour) => Places(colour).Count();

    /// <summary>The smallest box around all pixels of exactly this colour.</summary>
    internal SKRectI Bounds(Rgb colour, int fromX = 0, int toX = int.MaxValue)
    {
        var places = Places(colour).Where(place => place.X >= fromX && place.X < toX).ToList();
        Assert.NotEmpty(places);
        return new SKRectI(places.Min(place => place.X), places.Min(place => place.Y), places.Max(place => place.X) + 1, places.Max(place => place.Y) + 1);
    }

    /// <summary>The lengths of the unbroken stretches of a colour down one column of pixels.</summary>
    internal List<int> StretchesDown(int x, Rgb colour) => Stretches(_pixels.Height, y => _pixels.GetPixel(x, y) == colour.Skia);

    /// <summary>The lengths of the unbroken stretches of a colour along one row of pixels.</summary>
    internal List<int> StretchesAlong(int y, Rgb colour) => Stretches(_pixels.Width, x => _pixels.GetPixel(x, y) == colour.Skia);

    private IEnumerable<SKPointI> Places(Rgb colour) =>
        from y in Enumerable.Range(0, _pixels.Height)
        from x in Enumerable.Range(0, _pixels.Width)
        where _pixels.GetPixel(x, y) == colour.Skia
        select new SKPointI(x, y);

    private static List<int> Stretches(int length, Func<int, bool> isIn)
    {
        var stretches = new List<int>();
        var run = 0;
        for (var at = 0; at <= length; at++)
        {
            if (at < length && isIn(at))
            {
                run++;
            }
            else if (run > 0)
            {
                stretches.Add(run);
                run = 0;
            }
        }

        return stretches;
    }
}
