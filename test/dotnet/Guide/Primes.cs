namespace Conformance.Guide;

public static partial class Primes
{
    [JSExport]
    public static int Count(int limit)
    {
        using var call = new PageCall();
        var count = 0;
        for (var number = 2; number < limit; number++)
        {
            call.ThrowIfCancellationRequested();
            count += IsPrime(number) ? 1 : 0;
        }

        return count;
    }
}

public static partial class Primes
{
    [JSExport]
    public static async Task<int> CountSlowly(int limit)
    {
        using var call = new PageCall();
        var count = 0;
        for (var number = 2; number < limit; number++)
        {
            await Task.Delay(1, call.Token);
            count += IsPrime(number) ? 1 : 0;
        }

        return count;
    }
}

// What the specs ask besides.
public static partial class Primes
{
    // How the last search ended, for the specs.
    private static string last = "";

    [JSExport]
    public static string Last() => last;

    [JSExport]
    public static int CountAndTell(int limit)
    {
        Ask();
        try
        {
            return Told(Count(limit));
        }
        catch (OperationCanceledException)
        {
            return Told(-1);
        }
    }

    [JSExport]
    public static async Task<int> CountSlowlyAndTell(int limit)
    {
        try
        {
            return Told(await CountSlowly(limit));
        }
        catch (OperationCanceledException)
        {
            return Told(-1);
        }
    }

    [JSImport("ask", "cancel.js")]
    private static partial void Ask();

    private static int Told(int count)
    {
        last = count < 0 ? "cancelled" : $"{count}";
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
