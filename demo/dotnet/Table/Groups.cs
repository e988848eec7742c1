/// <summary>The sums of a column, by the text of another one.</summary>
internal sealed class Groups
{
    // More than these are no groups, and would fill the memory.
    private const int Most = 100_000;

    private readonly Dictionary<string, Group> groups = [];
    private readonly Dictionary<string, Group>.AlternateLookup<ReadOnlySpan<char>> found;
    private int unreadable;

    public Groups() => found = groups.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A number that is none counts as unreadable.</summary>
    public void Add(ReadOnlySpan<char> name, double number)
    {
        if (double.IsNaN(number))
        {
            unreadable++;
            return;
        }
        if (!found.TryGetValue(name, out var group)) found[name] = group = Begin();
        group.Add(number);
    }

    public Summary Summary() => new(groups, unreadable);

    private Group Begin()
    {
        if (groups.Count < Most) return new Group();
        throw new FormatException($"The column to group by has more than {Most:N0} different values: choose another one.");
    }
}

internal sealed class Group
{
    public int Rows { get; private set; }

    public double Sum { get; private set; }

    public double Least { get; private set; } = double.PositiveInfinity;

    public double Greatest { get; private set; } = double.NegativeInfinity;

    public void Add(double number)
    {
        Rows++;
        Sum += number;
        Least = Math.Min(Least, number);
        Greatest = Math.Max(Greatest, number);
    }
}
