using GeoDL.Typed.Algebra;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Kernels;

/// <summary>
/// Emitted products against the plain loops, with copies that fill vectors and copies that do not, and rows beyond one
/// block.
/// </summary>
public sealed class ProductTests
{
    private static readonly (string Name, TensorProductSpec Spec)[] Products =
    [
        ("Channelwise", TensorProductSpec.Channelwise(Irreps.Parse("33x0e+16x1o+9x2e"), Irreps.Parse("0e+1o+2e"))),
        ("ChannelwiseOfCopies", TensorProductSpec.Channelwise(Irreps.Parse("5x0e+19x1o"), Irreps.Parse("2x0e+3x1o"))),
        (
            "ChannelwiseUnweighted",
            TensorProductSpec.Channelwise(Irreps.Parse("4x1o+4x1e"), Irreps.Parse("2x1o"), hasWeight: false)
        ),
        (
            "Connected",
            TensorProductSpec.FullyConnected(
                Irreps.Parse("17x0e+8x1o+3x2e"),
                Irreps.Parse("0e+1o+2x2e"),
                Irreps.Parse("9x0e+16x1o+5x2e+2x1e")
            )
        ),
        (
            "ConnectedToMerged",
            TensorProductSpec.FullyConnected(
                Irreps.Parse("3x1o+2x1o"),
                Irreps.Parse("1o+1o"),
                Irreps.Parse("4x0e+2x0e+3x2e")
            )
        ),
        ("Full", TensorProductSpec.Full(Irreps.Parse("3x0e+2x1o"), Irreps.Parse("2x0e+5x1o"))),
        (
            "Elementwise",
            TensorProductSpec.Elementwise(
                Irreps.Parse("6x0e+21x1o+3x2e"),
                Irreps.Parse("6x0e+21x1o+3x2e"),
                hasWeight: true
            )
        ),
        ("Square", TensorProductSpec.TensorSquare(Irreps.Parse("4x0e+9x1o+2x2e"))),
        ("SquareConnected", TensorProductSpec.TensorSquare(Irreps.Parse("4x0e+9x1o+2x2e"), Irreps.Parse("5x0e+3x2e"))),
        (
            "Mixed",
            TensorProductSpec.Custom(
                Irreps.Parse("4x0e+4x1o"),
                Irreps.Parse("4x0e+4x1o"),
                Irreps.Parse("1x0e+4x1o+3x1e+6x2e"),
                [
                    new TensorProductPath(1, 1, 0, ConnectionMode.Uuw, HasWeight: false),
                    new TensorProductPath(0, 1, 1, ConnectionMode.Uvv),
                    new TensorProductPath(1, 0, 1, ConnectionMode.Uvv, HasWeight: false),
                    new TensorProductPath(1, 1, 2, ConnectionMode.Uuw),
                    new TensorProductPath(1, 1, 3, ConnectionMode.UvuLessV),
                ]
            )
        ),
    ];

    private static readonly (string Name, TensorProductSpec Spec)[] HighDegrees =
    [
        (
            "HighDegree",
            TensorProductSpec.Channelwise(
                Irreps.Parse("3x4e+2x6e"),
                Irreps.Parse("3o+6e"),
                [Irrep.Parse("5o"), Irrep.Parse("6e")]
            )
        ),
        (
            "HighestDegree",
            TensorProductSpec.Channelwise(
                Irreps.Parse("4x11o"),
                Irreps.Parse("11o"),
                [Irrep.Parse("10e"), Irrep.Parse("11e")]
            )
        ),
        (
            "HighLanewise",
            TensorProductSpec.Elementwise(Irreps.Parse("5x5o"), Irreps.Parse("5x6e"), [Irrep.Parse("7o")])
        ),
    ];

    [Fact]
    public void Products_EqualThePlainLoops() => Check(Products);

    [Fact]
    public void ProductsOfHighDegrees_EqualThePlainLoops() => Check(HighDegrees);

    [GuardedFact]
    public void Products_LargerThanCaches_EqualTheirParts()
    {
        (string Name, TensorProductSpec Spec)[] products =
        [
            (
                "LargeChannelwise",
                TensorProductSpec.Channelwise(Irreps.Parse("48x0e+16x1o+9x2e"), Irreps.Parse("0e+1o"))
            ),
            (
                "LargeElementwise",
                TensorProductSpec.Elementwise(Irreps.Parse("32x0e+16x1o"), Irreps.Parse("32x1o+16x1o"))
            ),
            ("LargeWholeLines", TensorProductSpec.Channelwise(Irreps.Parse("32x0e+32x1o"), Irreps.Parse("1o"))),
            ("LargeSumOfCopies", TensorProductSpec.Channelwise(Irreps.Parse("32x0e"), Irreps.Parse("2x1o"))),
            (
                "LargeSumOfPaths",
                TensorProductSpec.Custom(
                    Irreps.Parse("32x0e+32x1o"),
                    Irreps.Parse("0e+1o"),
                    Irreps.Parse("32x1o"),
                    [
                        new TensorProductPath(0, 1, 0, ConnectionMode.Uvu),
                        new TensorProductPath(1, 0, 0, ConnectionMode.Uvu),
                    ]
                )
            ),
        ];
        using EmittedAssembly emitted = ProductFiles.Compile(products);
        foreach ((string name, _) in products)
        {
            foreach (Type number in new[] { typeof(float), typeof(double) })
            {
                ILargeProduct kernel = emitted.Adapt<ILargeProduct>(typeof(LargeProduct<,>), name, number);
                kernel.CheckAgainstParts(offset: 0);
                kernel.CheckAgainstParts(offset: 1);
            }
        }
    }

    private static void Check((string Name, TensorProductSpec Spec)[] products)
    {
        // One compilation for all.
        using EmittedAssembly emitted = ProductFiles.Compile(products);
        Random random = new(7);
        foreach ((string name, TensorProductSpec spec) in products)
        {
            foreach (Type number in new[] { typeof(float), typeof(double) })
            {
                IProduct kernel = emitted.Adapt<IProduct>(typeof(Product<,>), name, number);
                foreach (int rows in new[] { 1, 3, 41 })
                {
                    Check(
                        name,
                        spec,
                        kernel,
                        rows,
                        weightRows: 1,
                        random,
                        Tolerance.Reference.Of(number == typeof(double))
                    );
                    Check(
                        name,
                        spec,
                        kernel,
                        rows,
                        weightRows: rows,
                        random,
                        Tolerance.Reference.Of(number == typeof(double))
                    );
                }
            }
        }
    }

    private static void Check(
        string name,
        TensorProductSpec spec,
        IProduct kernel,
        int rows,
        int weightRows,
        Random random,
        double tolerance
    )
    {
        double[] x = RandomNumbers.Fill(random, rows * spec.In1.Dim);
        double[] y = RandomNumbers.Fill(random, rows * spec.In2.Dim);
        double[] w = RandomNumbers.Fill(random, weightRows * spec.WeightCount);
        double[] gz = RandomNumbers.Fill(random, rows * spec.Out.Dim);
        double[] z = [];
        double[] gx = [];
        double[] gy = [];
        double[] gw = new double[w.Length];
        for (int r = 0; r < rows; r++)
        {
            int start = weightRows == 1 ? 0 : r * spec.WeightCount;
            double[] xr = x[(r * spec.In1.Dim)..((r + 1) * spec.In1.Dim)];
            double[] yr = y[(r * spec.In2.Dim)..((r + 1) * spec.In2.Dim)];
            double[] wr = w[start..(start + spec.WeightCount)];
            double[] gzr = gz[(r * spec.Out.Dim)..((r + 1) * spec.Out.Dim)];
            z = [.. z, .. SlowProduct.Forward(spec, xr, yr, wr)];
            (double[] gxr, double[] gyr, double[] gwr) = SlowProduct.Backward(spec, xr, yr, wr, gzr);
            gx = [.. gx, .. gxr];
            gy = [.. gy, .. gyr];
            for (int i = 0; i < gwr.Length; i++)
                gw[start + i] += gwr[i];
        }

        double[] innerX = Layouts.ToInner(spec.In1, x);
        double[] innerY = Layouts.ToInner(spec.In2, y);
        string what = $"{name}, {rows} rows, {weightRows} rows of weights";
        Near.Equal(z, Layouts.ToPublic(spec.Out, kernel.Forward(rows, innerX, innerY, w)), tolerance, what);
        double[] sum =
        [
            .. Enumerable
                .Range(0, spec.Out.Dim)
                .Select(i => Enumerable.Range(0, rows).Sum(r => z[(r * spec.Out.Dim) + i])),
        ];
        Near.Equal(
            sum,
            Layouts.ToPublic(spec.Out, kernel.Forward(rows, innerX, innerY, w, isSummed: true)),
            tolerance,
            what + ", summed"
        );
        (double[] kx, double[] ky, double[] kw) = kernel.Backward(
            rows,
            innerX,
            innerY,
            w,
            Layouts.ToInner(spec.Out, gz)
        );
        Near.Equal(gx, Layouts.ToPublic(spec.In1, kx), tolerance, what + ", gradient of x");
        Near.Equal(gy, Layouts.ToPublic(spec.In2, ky), tolerance, what + ", gradient of y");
        Near.Equal(gw, kw, tolerance, what + ", gradient of w");
    }
}
