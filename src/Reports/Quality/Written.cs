using System.Globalization;

namespace Puffy.Reports.Quality;

/// <summary>Figures as the report writes them.</summary>
internal static class Written
{
    /// <summary>Stands where there is no figure.</summary>
    internal const string None = "–";

    private const string Space = "\u00A0";

    /// <summary>A count, such as <c>12,345</c>.</summary>
    internal static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count of things, such as <c>1 order</c> or <c>2 orders</c>.</summary>
    internal static string Count(long count, string one, string? several = null) =>
        $"{Count(count)}{Space}{(count == 1 ? one : several ?? one + "s")}";

    /// <summary>An amount of money, such as <c>1,234.50</c>.</summary>
    internal static string Money(decimal amount) => amount.ToString("N2", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A part of a whole in per cent; a dash where there is no whole.</summary>
    internal static string Share(decimal part, decimal whole) => whole == 0 ? None : Share(part / whole);

    /// <summary>A share in per cent, with two digits after the point below 10 %.</summary>
    internal static string Share(decimal share)
    {
        var percent = share * 100;
        var format = percent == 0 ? "0" : Math.Abs(percent) < 10 ? "0.00" : "0.0";
        return percent.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−') + Space + "%";
    }

    /// <summary>A change in per cent, with its sign.</summary>
    internal static string Change(decimal now, decimal before) =>
        before == 0 ? None : (now > before ? "+" : "") + Share((now - before) / before);

    /// <summary>A decimal number.</summary>
    internal static string Number(double number, string format = "0.00") =>
        number.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A day.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time, UTC.</summary>
    internal static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A length of time, such as <c>45 s</c>, <c>30 min</c> or <c>2 h 31 min</c>.</summary>
    internal static string Length(TimeSpan length)
    {
        if (length < TimeSpan.FromMinutes(1))
        {
            return Count((long)Math.Ceiling(length.TotalSeconds)) + Space + "s";
        }

        string[] parts =
        [
            length.TotalHours >= 1 ? Count((long)length.TotalHours) + Space + "h" : "",
            length.Minutes > 0 ? Count(length.Minutes) + Space + "min" : "",
            length.Seconds > 0 ? Count(length.Seconds) + Space + "s" : "",
        ];
        return string.Join(Space, parts.Where(part => part.Length > 0));
    }
}
