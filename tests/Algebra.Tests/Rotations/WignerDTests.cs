using System.Text.Json;
using GeoDL.Typed.TestSupport;
using Xunit.Abstractions;

namespace GeoDL.Typed.Algebra.Tests.Rotations;

public sealed class WignerDTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-12; // entries are at most 1

    [Fact]
    [Trait("Page", "accuracy")]
    public void Agrees_with_e3nn_on_a_general_rotation_and_in_gimbal_lock() =>
        Compare(ReferenceData.LoadLocal("Data/wigner_d.json"), 2, new ReferenceComparison("wigner_d.json, committed"));

    [ReferenceDataFact("reference/wigner_d.json")]
    [Trait("Page", "accuracy")]
    public void Agrees_with_e3nn_on_all_rotations() =>
        Compare(ReferenceData.Load("reference/wigner_d.json"), 5, new ReferenceComparison("wigner_d.json"));

    [Fact]
    public void Degree_1_is_the_rotation_itself()
    {
        Rotation r = Rotation.Random(new Random(1));
        Assert.Equal(r.ToMatrix(), WignerD.Matrix(1, r));
    }

    [Fact]
    public void Is_a_homomorphism_into_orthogonal_matrices_to_degree_11()
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
    public void Harmonics_turn_with_the_point_under_all_of_O3()
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
            // Values up to √23.
            Assert.All(after.Zip(turned), pair => Assert.Equal(pair.First, pair.Second, 5 * Tolerance));
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 3, 4)]
    [InlineData(4, 5, 6)]
    [InlineData(6, 6, 6)]
    public void Couplings_are_fixed_by_three_D(int l1, int l2, int l3)
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

        Assert.All(
            c.Cast<double>().Zip(turned.Cast<double>()),
            pair => Assert.Equal(pair.First, pair.Second, Tolerance)
        );
    }

    [Fact]
    public void Small_rotations_are_the_generators()
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

            for (int index = 0; index < 49; index++)
            {
                double slope = (forward[index / 7, index % 7] - back[index / 7, index % 7]) / (2 * angle);
                Assert.Equal(j[index / 7, index % 7], slope, 1e-7); // the next term is angle²·3³/6
            }
        }
    }

    [Fact]
    public void Parity_decides_the_sign_of_inversion()
    {
        OrthogonalMatrix g = new(Rotation.Random(new Random(5)), true);
        double[,] even = WignerD.Matrix(Irrep.Parse("2e"), g);
        double[,] odd = WignerD.Matrix(Irrep.Parse("2o"), g.ToMatrix());
        for (int index = 0; index < 25; index++)
            Assert.Equal(-even[index / 5, index % 5], odd[index / 5, index % 5], Tolerance);

        Assert.Equal(g.ToMatrix(), WignerD.Matrix(Irrep.Parse("1o"), g));
    }

    [Fact]
    public void Transforms_whole_rows_and_says_so()
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

    private static void AssertClose(double[,] expected, double[,] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(
            expected.Cast<double>().Zip(actual.Cast<double>()),
            pair => Assert.Equal(pair.First, pair.Second, Tolerance)
        );
    }
}
