using System.Text.Json;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Algebra.Tests.Rotations;

public sealed class WignerDTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Page", "accuracy")]
    public void Agrees_WithE3nnOnAGeneralRotationAndInGimbalLock() =>
        Compare(ReferenceData.LoadLocal("Data/wigner_d.json"), 2, new ReferenceComparison("wigner_d.json, committed"));

    [ReferenceDataFact("reference/wigner_d.json")]
    [Trait("Page", "accuracy")]
    public void Agrees_WithE3nnOnAllRotations() =>
        Compare(ReferenceData.Load("reference/wigner_d.json"), 5, new ReferenceComparison("wigner_d.json"));

    [Fact]
    public void Degree1_IsTheRotationItself()
    {
        Rotation r = Rotation.Random(new Random(1));
        Assert.Equal(r.ToMatrix(), WignerD.Matrix(1, r));
    }

    [Fact]
    public void Is_AHomomorphismIntoOrthogonalMatricesToDegree11()
    {
        Random random = new(2);
        for (int trial = 0; trial < 5; trial++)
        {
            (Rotation r, Rotation s) = (Rotation.Random(random), Rotation.Random(random));
            for (int l = 0; l <= 11; l++)
            {
                AssertClose(WignerD.Matrix(l, r * s), Product(WignerD.Matrix(l, r), WignerD.Matrix(l, s)));
                AssertClose(WignerD.Matrix(l, r.Inverse()), Transposed(WignerD.Matrix(l, r)));
            }
        }
    }

    [Fact]
    public void Harmonics_TurnWithThePointUnderAllOfO3()
    {
        Random random = new(3);
        for (int trial = 0; trial < 6; trial++)
        {
            OrthogonalMatrix g = new(Rotation.Random(random), trial % 2 == 1);
            (double x, double y, double z) = g.Apply(0.4, -0.7, 0.6);
            double[] before = new double[SphericalHarmonics.Count(11)];
            double[] after = new double[before.Length];
            SphericalHarmonics.Evaluate(11, 0.4, -0.7, 0.6, before, HarmonicsNormalization.Component, normalize: true);
            SphericalHarmonics.Evaluate(11, x, y, z, after, HarmonicsNormalization.Component, normalize: true);
            double[] turned = WignerD.Transform(Irreps.SphericalHarmonics(11), g, before);
            Near.Equal(after, turned, Tolerance.Equivariance.Double);
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 3, 4)]
    [InlineData(4, 5, 6)]
    [InlineData(6, 6, 6)]
    public void Couplings_AreFixedByThreeD(int l1, int l2, int l3)
    {
        Rotation r = Rotation.Random(new Random(4));
        double[,] d1 = WignerD.Matrix(l1, r);
        double[,] d2 = WignerD.Matrix(l2, r);
        double[,] d3 = WignerD.Matrix(l3, r);
        double[,,] c = Wigner3j.Dense(l1, l2, l3);
        double[,,] turned = new double[2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1];
        foreach (CouplingTerm term in Wigner3j.Terms(l1, l2, l3))
        {
            for (int i = 0; i <= 2 * l1; i++)
            {
                for (int j = 0; j <= 2 * l2; j++)
                {
                    for (int k = 0; k <= 2 * l3; k++)
                        turned[i, j, k] += term.Value.ToDouble() * d1[i, term.I] * d2[j, term.J] * d3[k, term.K];
                }
            }
        }

        AssertClose(c, turned);
    }

    [Fact]
    public void SmallRotations_AreTheGenerators()
    {
        const double angle = 1e-4;
        foreach (RotationAxis axis in Enum.GetValues<RotationAxis>())
        {
            Rotation r = Rotation.FromAxisAngle(
                axis == RotationAxis.X ? 1 : 0,
                axis == RotationAxis.Y ? 1 : 0,
                axis == RotationAxis.Z ? 1 : 0,
                angle
            );
            double[,] forward = WignerD.Matrix(3, r);
            double[,] back = WignerD.Matrix(3, r.Inverse());
            double[,] j = new double[7, 7];
            foreach (GeneratorEntry entry in So3Generators.Entries(3, axis))
                j[entry.Row, entry.Column] = entry.Value.ToDouble();

            // The next term is angle²·3³/6.
            double[] slopes = [.. forward.Cast<double>().Zip(back.Cast<double>(), (f, b) => (f - b) / (2 * angle))];
            Near.Equal([.. j.Cast<double>()], slopes, Tolerance.Derivative.SecondOrder, $"{axis}", scale: 1);
        }
    }

    [Fact]
    public void Parity_DecidesTheSignOfInversion()
    {
        OrthogonalMatrix g = new(Rotation.Random(new Random(5)), true);
        double[,] even = WignerD.Matrix(Irrep.Parse("2e"), g);
        double[,] odd = WignerD.Matrix(Irrep.Parse("2o"), g.ToMatrix());
        Near.Equal([.. even.Cast<double>().Select(e => -e)], [.. odd.Cast<double>()], Tolerance.Equivariance.Double);

        Assert.Equal(g.ToMatrix(), WignerD.Matrix(Irrep.Parse("1o"), g));
    }

    [Fact]
    public void Transforms_WholeRowsAndSaysSo()
    {
        Irreps irreps = Irreps.Parse("2x0e+1x1o");
        double[] rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        Assert.Equal(
            [1, 2, -3, -4, -5, 6, 7, -8, -9, -10],
            WignerD.Transform(irreps, OrthogonalMatrix.Inversion, rows)
        );
        Assert.Contains(
            "7 numbers are not a whole number of rows of 2x0e+1x1o",
            Assert
                .Throws<ArgumentException>(() => WignerD.Transform(irreps, OrthogonalMatrix.Inversion, new double[7]))
                .Message
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => WignerD.Matrix(-1, Rotation.Identity));
    }

    private void Compare(JsonElement data, int count, ReferenceComparison comparison)
    {
        JsonElement[] items = [.. data.GetProperty("items").EnumerateArray()];
        Assert.Equal(count, items.Length);
        foreach (JsonElement item in items)
        {
            string name = $"angles {Number(item, "alpha")}, {Number(item, "beta")}, {Number(item, "gamma")}";
            double[] q = ReferenceData.Vector(item.GetProperty("quaternion_wxyz"));
            double[] axis = ReferenceData.Vector(item.GetProperty("axis"));
            Rotation[] forms =
            [
                Rotation.FromEulerAngles(Number(item, "alpha"), Number(item, "beta"), Number(item, "gamma")),
                Rotation.FromQuaternion(q[0], q[1], q[2], q[3]),
                Rotation.FromAxisAngle(axis[0], axis[1], axis[2], Number(item, "angle")),
                Rotation.FromMatrix(Square(item.GetProperty("matrix"))),
            ];
            foreach (Rotation r in forms)
            {
                foreach (JsonProperty d in item.GetProperty("D").EnumerateObject())
                {
                    comparison.Compare(
                        name,
                        $"D of degree {d.Name}",
                        [.. Square(d.Value).Cast<double>()],
                        [.. WignerD.Matrix(int.Parse(d.Name), r).Cast<double>()],
                        isDouble: true
                    );
                }

                Irreps irreps = Irreps.Parse(item.GetProperty("irreps").GetString()!);
                double[] x = ReferenceData.Vector(item.GetProperty("x"));
                void CompareRow(string what, OrthogonalMatrix element) =>
                    comparison.Compare(
                        name,
                        what,
                        ReferenceData.Vector(item.GetProperty(what)),
                        WignerD.Transform(irreps, element, x),
                        isDouble: true
                    );
                CompareRow("D_proper_x", r);
                CompareRow("D_times_inversion_x", r * OrthogonalMatrix.Inversion);
                CompareRow("D_from_matrix_minusR_x", new OrthogonalMatrix(r, true));
            }
        }

        output.WriteLine(comparison.ToString());
    }

    private static double Number(JsonElement item, string name) => item.GetProperty(name).GetDouble();

    private static double[,] Square(JsonElement element)
    {
        double[][] rows = ReferenceData.Matrix(element);
        double[,] square = new double[rows.Length, rows.Length];
        for (int index = 0; index < rows.Length * rows.Length; index++)
            square[index / rows.Length, index % rows.Length] = rows[index / rows.Length][index % rows.Length];

        return square;
    }

    private static double[,] Product(double[,] a, double[,] b)
    {
        int n = a.GetLength(0);
        double[,] product = new double[n, n];
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++)
            {
                for (int inner = 0; inner < n; inner++)
                    product[row, column] += a[row, inner] * b[inner, column];
            }
        }

        return product;
    }

    private static double[,] Transposed(double[,] a)
    {
        int n = a.GetLength(0);
        double[,] transposed = new double[n, n];
        for (int index = 0; index < n * n; index++)
            transposed[index / n, index % n] = a[index % n, index / n];

        return transposed;
    }

    private static void AssertClose(Array expected, Array actual) =>
        Near.Equal([.. expected.Cast<double>()], [.. actual.Cast<double>()], Tolerance.Equivariance.Double);
}
