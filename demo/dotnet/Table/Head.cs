using System.Buffers.Text;
using System.Text;

/// <summary>What the first rows of a file tell of it.</summary>
internal sealed class Head
{
    private const int RowsToLookAt = 50;

    private Head(byte separator, int end, string[] names, int[] proposal) =>
        (Separator, End, Names, Proposal) = (separator, end, names, proposal);

    public byte Separator { get; }

    /// <summary>Where the first row below the names begins.</summary>
    public int End { get; }

    public string[] Names { get; }

    public int[] Proposal { get; }

    public static Head Of(byte[] csv)
    {
        var start = csv.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var separator = SeparatorOf(csv.AsSpan(start));
        var rows = new Rows(csv, start, separator);
        if (!rows.Next()) throw new FormatException("The file is empty.");
        var names = new string[rows.Count];
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = Encoding.UTF8.GetString(rows.Field(index)).Trim('"', ' ');
        }
        return new Head(separator, rows.Position, names, Propose(rows, names.Length));
    }

    private static byte SeparatorOf(ReadOnlySpan<byte> csv)
    {
        var end = csv.IndexOf((byte)'\n');
        var line = end < 0 ? csv : csv[..end];
        var best = (byte)',';
        foreach (var candidate in ",;\t"u8)
        {
            if (line.Count(candidate) > line.Count(best)) best = candidate;
        }
        return best;
    }

    /// <summary>To group by: the column of texts with the fewest different ones. To sum up: the last one of numbers.</summary>
    private static int[] Propose(Rows rows, int columns)
    {
        var texts = new HashSet<string>[columns];
        var areNumbers = new bool[columns];
        for (var column = 0; column < columns; column++) (texts[column], areNumbers[column]) = ([], true);
        var seen = 0;
        for (; seen < RowsToLookAt && rows.Next(); seen++)
        {
            for (var column = 0; column < columns; column++)
            {
                var field = rows.Field(column);
                texts[column].Add(Encoding.UTF8.GetString(field));
                areNumbers[column] &= Utf8Parser.TryParse(field, out double _, out var read) && read == field.Length;
            }
        }
        var all = Enumerable.Range(0, columns);
        var group = all.Where(column => !areNumbers[column]).OrderBy(column => texts[column].Count);
        return [group.FirstOrDefault(), all.LastOrDefault(column => areNumbers[column], columns - 1)];
    }
}
