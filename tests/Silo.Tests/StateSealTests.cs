using Puffy.Silo.States;

namespace Puffy.Silo.Tests;

public sealed class StateSealTests
{
    private static readonly byte[] State = [1, 2, 3];

    [Fact]
    public void Every_flipped_bit_breaks_the_seal()
    {
        var stored = new StateSeal("ledger", "ledger of 0").Seal(State);
        for (var bit = 0; bit < stored.Length * 8; bit++)
        {
            var damaged = (byte[])stored.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Null(new StateSeal("ledger", "ledger of 0").Open(damaged));
        }
    }

    [Fact]
    public void A_state_of_another_grain_is_damaged() => Assert.Null(new StateSeal("ledger", "ledger of 1").Open(new StateSeal("ledger", "ledger of 0").Seal(State)));

    [Fact]
    public void A_state_opens_to_what_was_sealed()
    {
        var stored = new StateSeal("ledger", "ledger of 0").Seal(State);
        var seal = new StateSeal("ledger", "ledger of 0");

        Assert.Equal(State, stored[seal.Open(stored)!.Value..]);
        Assert.False(seal.WasMissing);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 7, 8, 9 })]
    [InlineData(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 })]
    public void A_state_of_an_earlier_version_needs_no_seal(byte[] state)
    {
        var seal = new StateSeal("ledger", "ledger of 0");

        Assert.Equal(0, seal.Open(state));
        Assert.True(seal.WasMissing);
    }
}
