namespace Conformance.Imported;

public static partial class Order
{
    [JSExport]
    public static void RecordMany(int count)
    {
        for (var index = 0; index < count; index++)
        {
            Record(index);
        }
    }

    [JSExport]
    public static int AddMany(int count)
    {
        var sum = 0;
        for (var index = 0; index < count; index++)
        {
            sum = Add(sum, index);
        }

        return sum;
    }

    // A void import, one that returns, console output and a Task import take turns.
    [JSExport]
    public static async Task Mix(int count)
    {
        for (var index = 0; index < count; index++)
        {
            Record(index);
            Console.WriteLine($"line {index}");
            Add(index, index);
            await RecordLater(index);
        }
    }

    [JSExport]
    public static int CountToThree()
    {
        Next();
        Next();
        return Next();
    }

    [JSImport("addOne", "shapes.js")]
    internal static partial int AddOne(int value);

    [JSImport("record", "shapes.js")]
    private static partial void Record(int value);

    [JSImport("recordLater", "shapes.js")]
    private static partial Task RecordLater(int value);

    [JSImport("add", "shapes.js")]
    private static partial int Add(int first, int second);

    [JSImport("counter.next", "shapes.js")]
    private static partial int Next();
}
