using Puffy.Sample.Chance;

namespace Puffy.Sample.Visitors;

/// <summary>
/// One client id and all it ever does, as a function of its dice: nothing is remembered between two days' files.
/// Times are milliseconds since the midnight (UTC) of the day of the first visit.
/// </summary>
internal readonly record struct Visitor(Dice Dice, Persona Persona, int Visits)
{
    /// <summary>Milliseconds of a day.</summary>
    public const int Day = 24 * Hour;

    /// <summary>No visit starts later than this many days after the first visit's midnight.</summary>
    public const int LastVisitWithinDays = 1 + ((MostVisits - 1) * LongestAbsence / 24);

    private const int Hour = 3_600_000;
    private const int MostVisits = 5;
    private const int LongestAbsence = 96;
    private const int BotsPerMillion = 7_000;
    private const int BuyersPerTenThousandEngaged = 5_000;

    // Visits by hour of the day, UTC, for a shop whose customers live in North America.
    private static readonly WeightedChoice<int> Hours = new(
        new[] { 55, 60, 58, 56, 50, 35, 26, 20, 16, 16, 19, 22, 32, 42, 49, 53, 54, 54, 54, 54, 53, 52, 51, 52 }
            .Select((weight, hour) => (hour, weight)));

    private static readonly WeightedChoice<int> BrowsingVisits = new([(1, 70), (2, 22), (3, 8)]);
    private static readonly WeightedChoice<int> BuyingVisits = new([(1, 40), (2, 30), (3, 16), (4, 9), (MostVisits, 5)]);

    /// <summary>The visitor of these dice.</summary>
    /// <param name="dice">The visitor's own dice.</param>
    /// <param name="engagedPerMillion">How many of a million visitors look around or buy.</param>
    public static Visitor Of(Dice dice, int engagedPerMillion)
    {
        var roll = dice.Below(Trait.Persona, 1_000_000);
        if (roll < BotsPerMillion)
        {
            return new Visitor(dice, Persona.Bot, 1);
        }

        if (roll - BotsPerMillion >= engagedPerMillion)
        {
            return new Visitor(dice, Persona.Passing, dice.Happens(Trait.VisitCount, 300) ? 2 : 1);
        }

        return dice.Happens(Trait.Purchase, BuyersPerTenThousandEngaged)
            ? new Visitor(dice, Persona.Buying, BuyingVisits.Pick(dice, Trait.VisitCount))
            : new Visitor(dice, Persona.Browsing, BrowsingVisits.Pick(dice, Trait.VisitCount));
    }

    /// <summary>When the first visit starts.</summary>
    public long FirstStart => (Hours.Pick(Dice, Trait.Hour) * (long)Hour) + Dice.Below(Trait.TimeInHour, Hour);

    /// <summary>The time from a visit's start to the next one's: hours, a day or two, or up to four days.</summary>
    public long AbsenceBefore(int visit)
    {
        var dice = Dice.At(visit);
        var (shortest, longest) = dice.Below(Trait.Absence, 100) switch
        {
            < 30 => (2, 8),
            < 80 => (12, 60),
            _ => (60, LongestAbsence),
        };
        return (shortest * (long)Hour) + dice.Below(Trait.AbsenceLength, (longest - shortest) * Hour);
    }

    /// <summary>What happens in a visit, the first being 0.</summary>
    public Visit VisitAt(int visit)
    {
        var dice = Dice.At(visit);
        return Persona switch
        {
            Persona.Bot => new Visit(dice, 1 + dice.Below(Trait.Views, 3), false, 0, false, false, false),
            Persona.Passing => Pass(dice),
            Persona.Browsing => Browse(dice, checkoutChance: visit == Visits - 1 ? 2_000 : 500),
            _ when Orders(visit, dice) => Buy(dice),
            _ => Browse(dice, checkoutChance: 1_000),
        };
    }

    // Trackers that load late see only the cart, the checkout or the popup of some visits.
    private static Visit Pass(Dice dice) => dice.Below(Trait.Views, 1_000) switch
    {
        < 18 => new Visit(dice, 0, false, 1, false, false, false),
        < 24 => new Visit(dice, 0, false, 0, true, false, false),
        < 34 => new Visit(dice, 0, true, 0, false, false, false),
        < 70 => new Visit(dice, 2, false, 0, false, false, false),
        _ => new Visit(dice, 1, false, 0, false, false, false),
    };

    private static Visit Browse(Dice dice, int checkoutChance)
    {
        var carts = dice.Happens(Trait.Cart, 3_500) ? 1 : 0;
        return new Visit(
            dice,
            1 + dice.Below(Trait.Views, 3),
            dice.Happens(Trait.Popup, 900),
            carts,
            carts > 0 && dice.Happens(Trait.Checkout, checkoutChance * 2),
            Order: false,
            Reload: false);
    }

    private static Visit Buy(Dice dice) => new(
        dice,
        1 + dice.Below(Trait.Views, 4),
        dice.Happens(Trait.Popup, 1_200),
        dice.Happens(Trait.Cart, 1_500) ? 2 : 1,
        Checkout: true,
        Order: true,
        Reload: dice.Happens(Trait.Reload, 500));

    private bool Orders(int visit, Dice dice) =>
        visit == Visits - 1 || (visit >= 1 && visit == Visits - 2 && dice.Happens(Trait.SecondOrder, 1_000));
}
