internal readonly record struct Tile(int X, int Y, int Width, int Height)
{
    public int[] Numbers => [X, Y, Width, Height];
}

/// <summary>Cuts a picture into tiles: small enough that the first ones show at once.</summary>
internal static class Tiling
{
    private const int Side = 64;

    public static IEnumerable<Tile> FromTheMiddle(int width, int height) =>
        from y in Steps(height)
        from x in Steps(width)
        let tile = new Tile(x, y, Math.Min(Side, width - x), Math.Min(Side, height - y))
        orderby Distance(tile, width, height)
        select tile;

    private static IEnumerable<int> Steps(int length) =>
        Enumerable.Range(0, (length + Side - 1) / Side).Select(step => step * Side);

    private static double Distance(Tile tile, int width, int height) =>
        double.Hypot(tile.X + (tile.Width - width) / 2.0, tile.Y + (tile.Height - height) / 2.0);
}
