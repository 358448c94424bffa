namespace GeoDL.Typed.Attack;

/// <content>Where pixels lie, and images that are moved.</content>
internal static partial class Leaks
{
    private static IEnumerable<Leak> Pixels() =>
        new Leak[]
        {
            new("pixel: place / height", "double $k = $c.Height / 10.0 - 0.5 * $c.Width;"),
            new("pixel: place / width", "double $k = $c.Width % 3 - 0.5;"),
            new("pixel: place / spacing", "double $k = $c.Spacing;"),
            new("pixel: place / origin", "double $k = $c.Origin.X + $c.Height;"),
            new("pixel: place / periodic", "double $k = $c.IsPeriodic ? 1 : $c.Height;"),
            new("pixel: place / pattern", "double $k = $c is { Height: > 8 } ? 1 : -0.5;"),
            new("pixel: place / text", "double $k = $c.ToString()!.Length + $c.Height;"),
            new("pixel: numbers / tensor", "double $k = $c.ToTensor(ImageOrder.Nchw)[0, 0, 0, 0];"),
            new("pixel: numbers / single tensor", "double $k = $c.ToSingleTensor(ImageOrder.Nhwc)[0, 0, 0, 0];"),
            new("pixel: numbers / first pixel", "double $k = $c.Rows[0, 0];"),
            new("pixel: numbers / last pixel", "double $k = $c.Rows[$c.Count - 1, 0] * $c.Rows[0, 0];"),
            new("pixel: numbers / turned", "double $k = $c.Rotate(Math.PI).Rows[0, 0];"),
            new("pixel: moved / shifted", "$N $y = $c.Shift(1, 0).Features;"),
            new("pixel: moved / turned by half", "$N $y = $c.Rotate(Math.PI).Features;"),
            new("pixel: moved / turned a little", "$N $y = $c.WithFeatures($c.Rotate(0.3).Rows).Features;"),
            new("pixel: moved / turned on the grid", "$N $y = $c.WithFeatures($c.Rotate(Math.PI).Rows).Features;"),
            new("pixel: moved / shifted on the grid", "$N $y = $c.WithFeatures($c.Shift(0, 1).Rows).Features;"),
            new("pixel: moved / mirrored on the grid", "$N $y = $c.WithFeatures($c.Mirror().Rows).Features;"),
            new("pixel: moved / in a batch", "$N $y = Grid2.Batch([$c]).Features;"),
            new(
                "pixel: moved / made anew",
                "$N $y = Grid2.Create<$N>($c.Height, $c.Width, $c.Rows, isPeriodic: $c.IsPeriodic).Features;"
            ),
            new(
                "pixel: moved / on another grid",
                "$N $y = $c.Rows.OnPixelsOf($c) is var r$u ? $c.Features : $c.Features;"
            ),
            new(
                "pixel: labels / by place",
                "Scalars $y = $c.Batch.OneHot(Labels.OnPixelsOf($c, [.. Enumerable.Range(0, $c.Count).Select(i => "
                    + "i % 3 == 0 ? 0 : 1)]), 1);"
            ),
            new(
                "pixel: labels / by place in a number",
                "Labels l$u = Labels.OnPixelsOf($c, new int[$c.Count]); double $k = l$u.ToArray()[0] + $c.Rows[0, 0];"
            ),
        }.Select(static l => l with { Only = Domain.Pixels });
}
