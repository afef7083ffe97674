using System.Globalization;
using System.Runtime.CompilerServices;

namespace Puffy.Tables.Reading;

/// <summary>Compares things one by one, counts those that are not as they must be, and remembers the first of them.</summary>
/// <param name="what">What is compared, as a plural, such as <c>sessions</c>.</param>
internal sealed class Comparison(string what)
{
    private readonly string _what = what;
    private long _compared;
    private long _different;
    private string? _first;

    /// <summary>Counts one that is as it must be, or not.</summary>
    /// <param name="agrees">Whether it is.</param>
    /// <param name="where">Names it; put together only where it differs.</param>
    internal void Take(bool agrees, [InterpolatedStringHandlerArgument(nameof(agrees))] ref Difference where)
    {
        _compared++;
        if (!agrees)
        {
            _different++;
            _first ??= where.ToString();
        }
    }

    /// <summary>The result of several comparisons of the same kind of thing.</summary>
    internal static Outcome Together(params ReadOnlySpan<Comparison> parts)
    {
        var all = new Comparison(parts[0]._what);
        foreach (var part in parts)
        {
            all._compared += part._compared;
            all._different += part._different;
            all._first ??= part._first;
        }

        return all.Outcome;
    }

    /// <summary>The result.</summary>
    internal Outcome Outcome => new(
        string.Create(CultureInfo.InvariantCulture, $"{_what}: {_compared:N0}"),
        _different == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{_what}: {_compared:N0}")
            : string.Create(CultureInfo.InvariantCulture, $"{_what}: {_compared - _different:N0}; of the other {_different:N0} the first: {_first}"),
        _different == 0);

    /// <summary>The text of a difference, which most comparisons never need.</summary>
    [InterpolatedStringHandler]
    internal ref struct Difference
    {
        private DefaultInterpolatedStringHandler _text;

        /// <summary>Called by the compiler; no text is made where both sides agree.</summary>
        public Difference(int literalLength, int formattedCount, bool agrees, out bool isNeeded)
        {
            isNeeded = !agrees;
            _text = isNeeded ? new(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
        }

        /// <summary>Adds fixed text.</summary>
        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        /// <summary>Adds a value.</summary>
        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        /// <summary>Adds a value in a format.</summary>
        public void AppendFormatted<T>(T value, string format) => _text.AppendFormatted(value, format);

        /// <inheritdoc/>
        public override string ToString() => _text.ToStringAndClear();
    }
}
