/// <summary>What came of a reading. The page holds it as an object, and asks for what it needs.</summary>
internal sealed class Summary(IReadOnlyDictionary<string, Group> groups, int unreadable)
{
    private readonly KeyValuePair<string, Group>[] sorted =
        [.. groups.OrderByDescending(group => group.Value.Sum)];

    public string[] Names(int most) => [.. sorted.Take(most).Select(group => group.Key)];

    public double[] Figures(int most) =>
    [
        sorted.Sum(group => (double)group.Value.Rows) + unreadable,
        unreadable,
        sorted.Length,
        .. sorted.Take(most).SelectMany(group => FiguresOf(group.Value)),
    ];

    private static double[] FiguresOf(Group group) =>
        [group.Rows, group.Sum, group.Least, group.Greatest];
}
