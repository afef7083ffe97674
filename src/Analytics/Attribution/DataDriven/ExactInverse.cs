using System.Numerics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>The inverse of a matrix of whole numbers, as the adjugate and the determinant: inverse = adjugate / determinant. Pure.</summary>
/// <remarks>
/// Elimination without fractions after Jordan and Bareiss (Sylvester's Identity and Multistep Integer-Preserving Gaussian Elimination,
/// Math. Comp. 22, 1968): each division has no remainder, and numbers stay as short as determinants are.
/// </remarks>
internal static class ExactInverse
{
    /// <summary>Inverts a matrix none of whose leading principal minors is 0, such as a non-singular M-matrix.</summary>
    /// <exception cref="ArithmeticException">A leading principal minor is 0.</exception>
    public static (BigInteger[,] Adjugate, BigInteger Determinant) Of(BigInteger[,] matrix)
    {
        var size = matrix.GetLength(0);
        var left = (BigInteger[,])matrix.Clone();
        var right = new BigInteger[size, size];
        for (var i = 0; i < size; i++)
        {
            right[i, i] = BigInteger.One;
        }

        var previous = BigInteger.One;
        for (var step = 0; step < size; step++)
        {
            var pivot = left[step, step];
            if (pivot.IsZero)
            {
                throw new ArithmeticException($"The leading principal minor of size {step + 1} is 0.");
            }

            for (var row = 0; row < size; row++)
            {
                if (row != step)
                {
                    var factor = left[row, step];
                    for (var column = 0; column < size; column++)
                    {
                        left[row, column] = ((pivot * left[row, column]) - (factor * left[step, column])) / previous;
                        right[row, column] = ((pivot * right[row, column]) - (factor * right[step, column])) / previous;
                    }
                }
            }

            previous = pivot;
        }

        return (right, previous);
    }
}
