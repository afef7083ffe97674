using Puffy.Sample.Chance;

namespace Puffy.Sample.Visitors;

/// <summary>
/// One visit: how many events of each kind, always in the order views, email, cart, checkout, order, reload of the
/// receipt; and the pauses between them.
/// </summary>
internal readonly record struct Visit(Dice Dice, int Views, bool Email, int Carts, bool Checkout, bool Order, bool Reload)
{
    /// <summary>More events than this no visit has.</summary>
    public const int MostSteps = 10;

    /// <summary>Longer than this no pause inside a visit is, in milliseconds.</summary>
    public const int LongestPause = 60 * 60_000;

    /// <summary>The number of events.</summary>
    public int Steps => Views + One(Email) + Carts + One(Checkout) + One(Order) + One(Reload);

    /// <summary>The dice of one event.</summary>
    public Dice StepDice(int step) => Dice.At(100 + step);

    /// <summary>What happens at a step, the first being 0.</summary>
    public EventKind KindAt(int step)
    {
        if (step < Views)
        {
            return EventKind.PageViewed;
        }

        step -= Views + One(Email);
        if (step < 0)
        {
            return EventKind.EmailFilled;
        }

        step -= Carts;
        if (step < 0)
        {
            return EventKind.AddedToCart;
        }

        return step < One(Checkout) ? EventKind.CheckoutStarted : EventKind.CheckoutCompleted;
    }

    /// <summary>
    /// Milliseconds between a step and the one before it. Most are seconds to eight minutes, the short ones more
    /// often; one in thirty is 20 to 60 minutes, so that a session timeout of 30 minutes has something to cut.
    /// </summary>
    public static int PauseBefore(Dice step)
    {
        if (step.Happens(Trait.Pause, 330))
        {
            return (20 * 60_000) + step.Below(Trait.PauseLength, 40 * 60_000);
        }

        var length = step.Below(Trait.PauseLength, 22_000);
        return 4_000 + (int)((long)length * length / 1_000);
    }

    private static int One(bool present) => present ? 1 : 0;
}
