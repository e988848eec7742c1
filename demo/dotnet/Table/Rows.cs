/// <summary>The rows of a file and their fields; a field in quotes may hold separators and line ends.</summary>
internal ref struct Rows(ReadOnlySpan<byte> csv, int position, byte separator)
{
    private const int MostFields = 256;

    private readonly ReadOnlySpan<byte> csv = csv;
    private readonly int[] starts = new int[MostFields + 1];
    private int count;

    /// <summary>Where the next row begins.</summary>
    public int Position { get; private set; } = position;

    /// <summary>How many fields the row has.</summary>
    public readonly int Count => count;

    /// <summary>Goes to the next row that is not empty; false after the last one.</summary>
    public bool Next()
    {
        while (Position < csv.Length)
        {
            var start = Position;
            var end = Split(start);
            if (count > 1 || csv[start..end].Trim("\r\n"u8).Length > 0) return true;
        }
        count = 0;
        return false;
    }

    /// <summary>A field as it is written, with its quotes; empty when the row has none there.</summary>
    public readonly ReadOnlySpan<byte> Field(int index) =>
        index < count ? csv[starts[index]..(starts[index + 1] - 1)].TrimEnd((byte)'\r') : default;

    private int Split(int start)
    {
        count = 0;
        starts[0] = start;
        var isQuoted = false;
        var at = start;
        for (; at < csv.Length; at++)
        {
            var letter = csv[at];
            if (letter == '"') isQuoted = !isQuoted;
            else if (isQuoted) continue;
            else if (letter == '\n') break;
            else if (letter == separator && count < MostFields - 1) starts[++count] = at + 1;
        }
        starts[++count] = at + 1;
        Position = Math.Min(at + 1, csv.Length);
        return at;
    }
}
