using GeoDL.Typed.Algebra;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>Hessians of whole models as typed blocks.</summary>
public class HessianTests
{
    private const int Atoms = 4,
        Numbers = 9;

    private const double Step = 2e-4;

    public static TheoryData<string> Models => [.. PotentialCase.Whole];

    [Theory]
    [MemberData(nameof(Models))]
    public void Blocks_AreSymmetric(string model)
    {
        double[] blocks = Hessian(model, Cloud());
        double scale = blocks.Max(Math.Abs);
        Assert.True(scale > Tolerance.Noticeable);
        for (int i = 0; i < Atoms; i++)
        {
            for (int j = 0; j < Atoms; j++)
            {
                double[] turned = [.. Block(blocks, i, j).Select(static (v, k) => k is >= 1 and <= 3 ? -v : v)];
                Near.Equal(Block(blocks, j, i), turned, Tolerance.Derivative.Dual, $"{i}, {j}", scale);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Blocks_OfAPointAddUpToZero(string model)
    {
        double[] blocks = Hessian(model, Cloud());
        for (int i = 0; i < Atoms; i++)
        {
            double[] sum =
            [
                .. Enumerable
                    .Range(0, Numbers)
                    .Select(k => Enumerable.Range(0, Atoms).Sum(j => Block(blocks, i, j)[k])),
            ];
            Near.Equal(new double[Numbers], sum, Tolerance.Derivative.Dual, scale: blocks.Max(Math.Abs));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Blocks_TurnAsTheirTypeSays(string model)
    {
        // Species go by numbers, so points keep their order.
        var symmetry = Symmetry.Random(new Random(4), Atoms, withInversion: true);
        symmetry = symmetry with { Permutation = [.. Enumerable.Range(0, Atoms)] };
        CloudCase atoms = Cloud();
        Irreps irreps = Signature.Parse("0e + 1e + 2e").Irreps;
        double[] expected = symmetry.TransformRows(Hessian(model, atoms), irreps, isPermuted: false);
        Near.Equal(expected, Hessian(model, atoms.Transform(symmetry)), Tolerance.Derivative.Dual);
    }

    [Fact]
    public void Blocks_AreDerivativesOfForces()
    {
        PotentialCase net = PotentialCase.Create("gated", Precision.Double);
        CloudCase atoms = Cloud();
        double[] blocks = Hessian("gated", atoms);
        double scale = blocks.Max(Math.Abs);
        for (int j = 0; j < Atoms; j++)
        {
            double[][] slopes = [.. Enumerable.Range(0, 3).Select(b => Slopes((3 * j) + b))];
            for (int i = 0; i < Atoms; i++)
            {
                // Row a, column b of the matrix of i and j.
                double[] m = [.. Enumerable.Range(0, 9).Select(k => -slopes[k % 3][(3 * i) + (k / 3)])];
                Near.Equal(Typed(m), Block(blocks, i, j), Tolerance.Derivative.Curved, $"{i}, {j}", scale);
            }
        }

        double[] Slopes(int coordinate)
        {
            double[][] at = [.. new[] { -2, -1, 1, 2 }.Select(n => net.Forces(Moved(n * Step).ToCloud<Species>()))];
            return [.. at[0].Select((_, k) => ((8 * (at[2][k] - at[1][k])) - (at[3][k] - at[0][k])) / (12 * Step))];

            CloudCase Moved(double h) =>
                atoms with
                {
                    Positions = [.. atoms.Positions.Select((x, k) => k == coordinate ? x + h : x)],
                };
        }
    }

    [Fact]
    public void OneBlock_IsThatOfTheWhole()
    {
        PotentialCase net = PotentialCase.Create("mace", Precision.Double);
        CloudCase atoms = Cloud();
        double[] blocks = Hessian("mace", atoms);
        using Pass pass = net.Model.Record(training: false);
        PointCloud<Species> entered = pass.Enter(atoms.ToCloud<Species>(), GradientInputs.Forces);
        Energy energy = net.Forward(entered);
        Rows<Features> block = pass.Hessian(energy, entered, 2, 1);
        Assert.Equal("0e + 1e + 2e", block.Signature);
        Assert.Equal(Block(blocks, 2, 1), block.ToArray());
        string message = "";
        try
        {
            pass.Hessian(energy, entered, 0, Atoms);
        }
        catch (ArgumentOutOfRangeException error)
        {
            message = error.Message;
        }

        Assert.Contains("has the points 0 to 3, and no point 4", message, StringComparison.Ordinal);
    }

    /// <summary>The product of two vectors, by the library's own couplings.</summary>
    private static double[] Typed(double[] matrix)
    {
        var numbers = new double[Numbers];
        int place = 0;
        for (int l = 0; l <= 2; place += (2 * l) + 1, l++)
        {
            foreach (CouplingTerm t in Wigner3j.Terms(1, 1, l))
                numbers[place + t.K] += Math.Sqrt((2 * l) + 1) * t.Value.ToDouble() * matrix[(3 * t.I) + t.J];
        }
        return numbers;
    }

    private static double[] Block(double[] blocks, int i, int j) =>
        blocks[(((i * Atoms) + j) * Numbers)..(((i * Atoms) + j + 1) * Numbers)];

    private static double[] Hessian(string model, CloudCase atoms)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        using Pass pass = net.Model.Record(training: false);
        PointCloud<Species> entered = pass.Enter(atoms.ToCloud<Species>(), GradientInputs.Forces);
        Rows<Features> hessian = pass.Hessian(net.Forward(entered), entered);
        Assert.Equal(Atoms * Atoms, hessian.Count);
        return hessian.ToArray();
    }

    private static CloudCase Cloud() => CloudCase.Random(new Random(1), Atoms, Species.Signature);
}
