using System.Buffers.Text;
using System.Text;

/// <summary>One pass over all rows of a file.</summary>
internal static class Reading
{
    // A look at the clock after each row would cost more than the row.
    private const int RowsBetweenLooks = 500;
    private const int LongestName = 200;

    public static async Task<object> Of(byte[] csv, int group, int value, Pace pace)
    {
        var head = Head.Of(csv);
        if (csv.Length == head.End) throw new FormatException("The file has no row below the names of its columns.");
        var groups = new Groups();
        for (var position = head.End; position < csv.Length;)
        {
            position = Some(csv, position, head, group, value, groups);
            if (pace.IsDue) await pace.Pause((double)position / csv.Length);
        }
        return groups.Summary();
    }

    private static int Some(byte[] csv, int position, Head head, int group, int value, Groups groups)
    {
        var rows = new Rows(csv, position, head.Separator);
        Span<char> name = stackalloc char[LongestName];
        for (var row = 0; row < RowsBetweenLooks && rows.Next(); row++)
        {
            var isNumber = TryNumber(rows.Field(value), out var number);
            groups.Add(name[..NameOf(rows.Field(group), name)], isNumber ? number : double.NaN);
        }
        return rows.Position;
    }

    private static bool TryNumber(ReadOnlySpan<byte> field, out double number)
    {
        field = field.Trim(" \""u8);
        return Utf8Parser.TryParse(field, out number, out var read) && read == field.Length && read > 0;
    }

    private static int NameOf(ReadOnlySpan<byte> field, Span<char> name)
    {
        var isQuoted = field.Length >= 2 && field[0] == '"';
        if (isQuoted) field = field[1..^1];
        Encoding.UTF8.GetDecoder().Convert(field, name, flush: true, out _, out var length, out _);
        return isQuoted ? WithoutEscapes(name[..length]) : length;
    }

    /// <summary>Inside quotes, two of them mean one.</summary>
    private static int WithoutEscapes(Span<char> name)
    {
        var length = 0;
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] == '"' && at + 1 < name.Length && name[at + 1] == '"') at++;
            name[length++] = name[at];
        }
        return length;
    }
}
