using System.Runtime.InteropServices.JavaScript;

/// <summary>Work that takes a while.</summary>
internal static partial class Primes
{
    /// <summary>Counts the primes below a limit.</summary>
    /// <param name="limit">The first number that is not looked at.</param>
    /// <param name="progress">Is told, from time to time, which part of the numbers is done: 0 to 1.</param>
    [JSExport]
    internal static int CountBelow(int limit, [JSMarshalAs<JSType.Function<JSType.Number>>] Action<double> progress)
    {
        var count = 0;
        for (var number = 2; number < limit; number++)
        {
            count += IsPrime(number) ? 1 : 0;
            if (number % 10_000 == 0)
            {
                progress((double)number / limit);
            }
        }

        return count;
    }

    private static bool IsPrime(int number)
    {
        for (var divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return true;
    }
}
