/// <summary>English names of whole numbers, up to a million either way.</summary>
internal static class Words
{
    private static readonly string[] Small =
    [
        "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
        "eighteen", "nineteen",
    ];

    private static readonly string[] Tens =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    public static string Of(int number) => number switch
    {
        < 0 => $"minus {Of(-number)}",
        < 20 => Small[number],
        < 100 => Tens[number / 10 - 2] + (number % 10 == 0 ? "" : $"-{Small[number % 10]}"),
        < 1000 => $"{Small[number / 100]} hundred{Rest(number % 100, " and ")}",
        < 1_000_000 => $"{Of(number / 1000)} thousand{Rest(number % 1000, number % 1000 < 100 ? " and " : " ")}",
        _ => "a million",
    };

    private static string Rest(int number, string join) => number == 0 ? "" : join + Of(number);
}
