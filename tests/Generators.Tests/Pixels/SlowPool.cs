using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>Pools and upsampling by plain loops, copy by copy. Rows in public order.</summary>
internal static class SlowPool
{
    /// <summary>The rows of the result.</summary>
    public static double[] Forward(PoolCase layer, double[] images)
    {
        if (layer.IsFade)
            return Faded(layer, images);
        Func<double[][], double[]> pool = layer.Layer switch
        {
            "NormPool" => pixels => ByCopy(layer.Irreps, pixels, Longest),
            "MaxPool" => pixels => ByValue(layer.Parsed, pixels),
            _ => Mean,
        };
        (int height, int width, int size) = (layer.Height, layer.Width, layer.Size);
        var blocks = new List<double[]>();
        for (int image = 0; image < PoolCase.Images; image++)
        {
            for (int y = 0; y < height; y += size)
            {
                for (int x = 0; x < width; x += size)
                {
                    blocks.Add(
                        pool([
                            .. from i in Enumerable.Range(0, size)
                            from j in Enumerable.Range(0, size)
                            select Row(images, layer.Irreps.Dim, (((image * height) + y + i) * width) + x + j),
                        ])
                    );
                }
            }
        }

        return layer.KeepsPixels ? Raised(layer, blocks) : [.. blocks.SelectMany(static b => b)];
    }

    private static double[] Faded(PoolCase layer, double[] images)
    {
        (int height, int width, int dim) = (layer.Height, layer.Width, layer.Irreps.Dim);
        var result = new double[images.Length];
        for (int i = 0; i < images.Length; i++)
        {
            int pixel = i / dim % (height * width);
            double x = (pixel % width) - ((width - 1) / 2.0),
                y = (pixel / width) - ((height - 1) / 2.0),
                left = ((Math.Min(height, width) / 2.0) - Math.Sqrt((x * x) + (y * y))) / layer.Size;
            double factor =
                left <= 0 ? 0
                : left >= 1 ? 1
                : (10 * Math.Pow(left, 3)) - (15 * Math.Pow(left, 4)) + (6 * Math.Pow(left, 5));
            result[i] = factor * images[i];
        }

        return result;
    }

    private static double[] Raised(PoolCase layer, List<double[]> blocks)
    {
        (int height, int width) = (layer.Height / layer.Size, layer.Width / layer.Size);
        bool isNearest = layer.Layer.EndsWith("Nearest", StringComparison.Ordinal);
        var result = new List<double>();
        for (int image = 0; image < PoolCase.Images; image++)
        {
            for (int y = 0; y < layer.Height; y++)
            {
                for (int x = 0; x < layer.Width; x++)
                    result.AddRange(At(image, Place(y), Place(x)));
            }
        }

        return [.. result];

        // Where a pixel's centre lies among the centres of blocks.
        double Place(int pixel) => isNearest ? pixel / layer.Size : ((pixel + 0.5) / layer.Size) - 0.5;

        double[] At(int image, double y, double x)
        {
            var row = new double[layer.Irreps.Dim];
            for (int i = (int)Math.Floor(y); i <= Math.Ceiling(y); i++)
            {
                for (int j = (int)Math.Floor(x); j <= Math.Ceiling(x); j++)
                {
                    double weight = (1 - Math.Abs(y - i)) * (1 - Math.Abs(x - j));
                    double[] block = blocks[(((image * height) + Inside(i, height)) * width) + Inside(j, width)];
                    for (int c = 0; c < row.Length; c++)
                        row[c] += weight * block[c];
                }
            }

            return row;
        }

        int Inside(int at, int count) => layer.IsPeriodic ? (at + count) % count : Math.Clamp(at, 0, count - 1);
    }

    private static double[] Row(double[] images, int dim, int pixel) => images[(pixel * dim)..((pixel + 1) * dim)];

    private static double[] Mean(double[][] pixels) =>
        [.. Enumerable.Range(0, pixels[0].Length).Select(c => pixels.Average(p => p[c]))];

    private static double[] Longest(double[][] copies) => copies.MaxBy(static c => c.Sum(static x => x * x))!;

    private static double[] ByCopy(Irreps irreps, double[][] pixels, Func<double[][], double[]> pool)
    {
        var result = new List<double>();
        foreach (MulIrrep block in irreps)
        {
            for (int u = 0; u < block.Mul; u++)
            {
                int at = result.Count;
                result.AddRange(pool([.. pixels.Select(p => p[at..(at + block.Irrep.Dim)])]));
            }
        }

        return [.. result];
    }

    /// <summary>The largest of each value of each copy of a term, and back.</summary>
    private static double[] ByValue(Signature signature, double[][] pixels)
    {
        var result = new double[pixels[0].Length];
        foreach (SignatureTerm term in signature.Terms)
        {
            double[,] matrix = term.Field is { } field
                ? new GroupFourier(field, signature.Group).Matrix()
                : new[,]
                {
                    { 1.0 },
                };
            for (int u = 0; u < term.Mul; u++)
            {
                int[] places = Places(signature.Irreps, term, u);
                for (int v = 0; v < matrix.GetLength(0); v++)
                {
                    double largest = pixels.Max(p => places.Select((at, c) => matrix[v, c] * p[at]).Sum());
                    for (int c = 0; c < places.Length; c++)
                        result[places[c]] += matrix[v, c] * largest;
                }
            }
        }

        return result;
    }

    /// <summary>Where the components of a copy of a term are in a row.</summary>
    private static int[] Places(Irreps irreps, SignatureTerm term, int copy) =>
        [
            .. Enumerable
                .Range(term.First, term.Count)
                .SelectMany(b =>
                    Enumerable
                        .Range(0, irreps[b].Irrep.Dim)
                        .Select(m => irreps.Offset(b) + (copy * irreps[b].Irrep.Dim) + m)
                ),
        ];
}
