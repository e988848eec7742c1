/// <summary>How many steps a point takes to leave the circle, with a fraction for smooth colours.</summary>
internal static class EscapeTime
{
    /// <summary>The answer for a point that is still inside after the last step.</summary>
    public const double Never = -1;

    // A circle much wider than the needed 2 makes the fraction accurate.
    private const double Radius = 64;

    public static double Of(double real, double imaginary, int iterations)
    {
        double x = 0, y = 0, xx = 0, yy = 0;
        for (var step = 1; step <= iterations; step++)
        {
            y = 2 * x * y + imaginary;
            x = xx - yy + real;
            xx = x * x;
            yy = y * y;
            if (xx + yy > Radius * Radius) return step - Overshoot(xx + yy);
        }
        return Never;
    }

    /// <summary>The part of the last step beyond the circle: 0 on it, 1 at its square.</summary>
    private static double Overshoot(double distanceSquared) =>
        Math.Log2(Math.Log(distanceSquared) / (2 * Math.Log(Radius)));
}
