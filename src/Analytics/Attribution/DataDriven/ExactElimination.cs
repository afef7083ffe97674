using System.Numerics;

namespace Puffy.Analytics.Attribution.DataDriven;

/// <summary>Solves systems of whole numbers exactly. Pure.</summary>
/// <remarks>
/// Elimination without fractions after Jordan and Bareiss (Sylvester's Identity and Multistep Integer-Preserving Gaussian Elimination,
/// Math. Comp. 22, 1968): each division has no remainder, and numbers stay as short as determinants are.
/// </remarks>
internal static class ExactElimination
{
    /// <summary>
    /// Solves matrix · X = right, as X = solution / determinant. With the unit matrix on the right the solution is the adjugate.
    /// </summary>
    /// <param name="matrix">A matrix none of whose leading principal minors is 0, such as a non-singular M-matrix.</param>
    /// <param name="right">As many rows; a column for each system.</param>
    /// <exception cref="ArithmeticException">A leading principal minor is 0.</exception>
    public static (BigInteger[,] Solution, BigInteger Determinant) Solve(BigInteger[,] matrix, BigInteger[,] right)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(right);
        var (size, systems) = (matrix.GetLength(0), right.GetLength(1));
        var (left, solution) = ((BigInteger[,])matrix.Clone(), (BigInteger[,])right.Clone());
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
                    // The columns before are those of a diagonal matrix by now.
                    var factor = left[row, step];
                    for (var column = step + 1; column < size; column++)
                    {
                        left[row, column] = ((pivot * left[row, column]) - (factor * left[step, column])) / previous;
                    }

                    for (var column = 0; column < systems; column++)
                    {
                        solution[row, column] = ((pivot * solution[row, column]) - (factor * solution[step, column])) / previous;
                    }
                }
            }

            previous = pivot;
        }

        return (solution, previous);
    }
}
