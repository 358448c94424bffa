using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Tests.Pixels;

/// <summary>
/// The group convolution by plain loops over images, pixels, window and values, with the filter of each value found by
/// moving it to the identity, as Cohen and Welling define it. Rows in public order.
/// </summary>
internal static class SlowGroupConvolution
{
    /// <summary>Rows of the result, and the size of its images.</summary>
    public static (double[] Rows, int Height, int Width) Forward(
        GroupConvolutionCase layer,
        double[] images,
        double[] weights,
        double[] bias
    )
    {
        (Signature operand, Signature result) = (
            Signature.Parse(layer.Operand, layer.Group),
            Signature.Parse(layer.Result, layer.Group)
        );
        int reach = layer.Size / 2 * layer.Dilation,
            margin = layer.MarginOf(reach);
        (int height, int width) = (layer.CountOf(layer.Height, reach), layer.CountOf(layer.Width, reach));
        double[][] pixels = [.. images.Chunk(operand.Dim).Select(row => Values(operand, row, isInverse: false))];
        double[][,] kernel = [.. Enumerable.Range(0, layer.Size * layer.Size).Select(p => Kernel(layer, p, weights))];
        double[] constant = Constant(result, bias);
        var rows = new List<double>();
        for (int image = 0; image < ImageCase.Images; image++)
        {
            for (int y = 0; y < height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    double[] sum = [.. constant];
                    for (int place = 0; place < kernel.Length; place++)
                    {
                        int? pixel = layer.PixelAt(
                            image,
                            margin + (y * layer.Stride) + (place / layer.Size * layer.Dilation) - reach,
                            margin + (x * layer.Stride) + (place % layer.Size * layer.Dilation) - reach
                        );
                        if (pixel is null)
                            continue;
                        for (int a = 0; a < operand.Dim; a++)
                        {
                            for (int b = 0; b < sum.Length; b++)
                                sum[b] += kernel[place][a, b] * pixels[pixel.Value][a];
                        }
                    }

                    rows.AddRange(Values(result, sum, isInverse: true));
                }
            }
        }

        return ([.. rows], height, width);
    }

    /// <summary>
    /// The number of the weight of each value of the result, pixel and value of the operand. A regular result has a
    /// filter ψ(pixel, value) at the identity, and at g it is ψ(g⁻¹ pixel, g⁻¹ value). Otherwise numbers follow from
    /// the least triple that the group moves them to.
    /// </summary>
    public static int[,,] Weights(SymmetryGroup group, int size, GroupField from, GroupField to)
    {
        (GroupFourier ofOperand, GroupFourier ofResult) = (new(from, group), new(to, group));
        (int n, int m, int places) = (ofOperand.Count, ofResult.Count, size * size);
        (int[] Operand, int[] Result, GroupElement Element)[] elements =
        [
            .. Enumerable
                .Range(0, group.HasParity ? 2 * group.Fold : group.Fold)
                .Select(i => GroupElement.OfPlane(2 * Math.PI * (i % group.Fold) / group.Fold, i >= group.Fold))
                .Select(g => (ofOperand.Permutation(g), ofResult.Permutation(g), g)),
        ];
        var numbers = new int[m, places, n];
        for (int b = 0; b < m; b++)
        {
            for (int place = 0; place < places; place++)
            {
                for (int a = 0; a < n; a++)
                {
                    numbers[b, place, a] = elements
                        .Where(g => to != GroupField.Regular || g.Result[b] == 0)
                        .Min(g => (((g.Result[b] * places) + Moved(size, g.Element, place)) * n) + g.Operand[a]);
                }
            }
        }

        int[] least = [.. numbers.Cast<int>().Distinct().Order()];
        for (int i = 0; i < numbers.Length; i++)
        {
            (int b, int place, int a) = (i / n / places, i / n % places, i % n);
            numbers[b, place, a] = Array.IndexOf(least, numbers[b, place, a]);
        }

        return numbers;
    }

    /// <summary>A matrix of irreps, [component of the operand][component of the result], as one of values.</summary>
    public static double[,] OfValues(GroupConvolutionCase layer, double[][] matrix)
    {
        Signature operand = Signature.Parse(layer.Operand, layer.Group),
            result = Signature.Parse(layer.Result, layer.Group);
        double[][] rows = [.. matrix.Select(row => Values(result, row, isInverse: false))];
        var values = new double[operand.Dim, result.Dim];
        for (int b = 0; b < result.Dim; b++)
        {
            double[] column = Values(operand, [.. rows.Select(row => row[b])], isInverse: false);
            for (int a = 0; a < operand.Dim; a++)
                values[a, b] = column[a];
        }

        return values;
    }

    /// <summary>Where an element takes a pixel of the window.</summary>
    private static int Moved(int size, GroupElement element, int place)
    {
        double x = (place % size) - (size / 2),
            y = (size / 2) - (place / size);
        if (element.Reflects)
            y = -y;
        (double cos, double sin) = (Math.Cos(element.Angle), Math.Sin(element.Angle));
        int column = (int)Math.Round((cos * x) - (sin * y)) + (size / 2),
            row = (size / 2) - (int)Math.Round((sin * x) + (cos * y));
        return (row * size) + column;
    }

    /// <summary>The kernel at a pixel: [value of the operand, value of the result].</summary>
    private static double[,] Kernel(GroupConvolutionCase layer, int place, double[] weights)
    {
        (Signature operand, Signature result) = (
            Signature.Parse(layer.Operand, layer.Group),
            Signature.Parse(layer.Result, layer.Group)
        );
        var kernel = new double[operand.Dim, result.Dim];
        double scale = 1 / Math.Sqrt(layer.Size * layer.Size * operand.Dim);
        (int offset, int column) = (0, 0);
        foreach (SignatureTerm a in operand.Terms)
        {
            int row = 0;
            foreach (SignatureTerm b in result.Terms)
            {
                (GroupField from, GroupField to) = (FieldOf(a, layer.Group), FieldOf(b, layer.Group));
                int[,,] numbers = Weights(layer.Group, layer.Size, from, to);
                for (int i = 0; i < a.CopyDim; i++)
                {
                    for (int j = 0; j < b.CopyDim; j++)
                    {
                        int weight = numbers[j, place, i];
                        for (int u = 0; u < a.Mul; u++)
                        {
                            for (int v = 0; v < b.Mul; v++)
                            {
                                kernel[column + (u * a.CopyDim) + i, row + (v * b.CopyDim) + j] =
                                    scale * weights[offset + (((weight * a.Mul) + u) * b.Mul) + v];
                            }
                        }
                    }
                }

                offset += layer.Spec.Paths.Single(p => p.In.First == a.First && p.Out.First == b.First).WeightCount;
                row += b.Mul * b.CopyDim;
            }
            column += a.Mul * a.CopyDim;
        }

        return kernel;
    }

    private static GroupField FieldOf(SignatureTerm term, SymmetryGroup group) =>
        term.Field ?? new GroupField(group.Fold, group.HasParity);

    /// <summary>Biases as a row of values.</summary>
    private static double[] Constant(Signature result, double[] bias) =>
        bias.Length == 0
            ? new double[result.Dim]
            :
            [
                .. result
                    .Terms.SelectMany(static t => Enumerable.Repeat(t.CopyDim, t.Mul))
                    .SelectMany((values, copy) => Enumerable.Repeat(bias[copy], values)),
            ];

    /// <summary>
    /// From a row of irreps, block by block, to values, term by term and copy by copy; or back.
    /// </summary>
    private static double[] Values(Signature signature, double[] row, bool isInverse)
    {
        var to = new double[row.Length];
        int first = 0;
        foreach (SignatureTerm term in signature.Terms)
        {
            double[,] matrix = new GroupFourier(FieldOf(term, signature.Group), signature.Group).Matrix();
            for (int copy = 0; copy < term.Mul; copy++)
            {
                int[] components =
                [
                    .. Enumerable
                        .Range(term.First, term.Count)
                        .SelectMany(block =>
                            Enumerable
                                .Range(0, signature.Irreps[block].Irrep.Dim)
                                .Select(m =>
                                    signature.Irreps.Offset(block) + (copy * signature.Irreps[block].Irrep.Dim) + m
                                )
                        ),
                ];
                for (int v = 0; v < term.CopyDim; v++)
                {
                    for (int c = 0; c < term.CopyDim; c++)
                    {
                        int value = first + (copy * term.CopyDim) + v;
                        if (isInverse)
                            to[components[c]] += matrix[v, c] * row[value];
                        else
                            to[value] += matrix[v, c] * row[components[c]];
                    }
                }
            }

            first += term.Mul * term.CopyDim;
        }

        return to;
    }
}
