namespace GeoDL.Typed.Tool.Page.Figures;

/// <summary>Functions on a square as tiles side by side: the sign is the colour, the size the opacity.</summary>
internal static class TileFigure
{
    /// <summary>Draws tiles of one size row by row, with a gap of one pixel in units of the tile.</summary>
    /// <param name="size">Pixels along a side of a tile.</param>
    /// <param name="tiles">Row 0 is the top; none where a function is zero.</param>
    /// <param name="gap">Transparent pixels between tiles.</param>
    public static Raster Draw(int size, Func<int, int, double>?[,] tiles, int gap)
    {
        (int rows, int columns) = (tiles.GetLength(0), tiles.GetLength(1));
        var picture = new Raster((columns * (size + gap)) - gap, (rows * (size + gap)) - gap);
        double largest = 0;
        Visit((value, _, _) => largest = Math.Max(largest, Math.Abs(value)));
        Visit(
            (value, x, y) =>
            {
                (byte r, byte g, byte b) = Palette.Of(value);
                picture.Set(x, y, r, g, b, largest == 0 ? 0 : Math.Abs(value) / largest);
            }
        );
        return picture;

        void Visit(Action<double, int, int> action)
        {
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    if (tiles[row, column] is not { } tile)
                        continue;
                    for (int n = 0; n < size * size; n++)
                    {
                        (int i, int j) = (n / size, n % size);
                        action(tile(i, j), (column * (size + gap)) + j, (row * (size + gap)) + i);
                    }
                }
            }
        }
    }
}
