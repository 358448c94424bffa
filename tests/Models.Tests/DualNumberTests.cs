using GeoDL.Typed.Models.Tests.Dual;
using GeoDL.Typed.Models.Tests.Networks;
using GeoDL.Typed.Models.Tests.Support;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Models.Tests;

/// <summary>
/// First and second derivatives of whole models up to third degree against dual numbers: the same models in plain
/// loops, without a step and without a reverse pass.
/// </summary>
public class DualNumberTests
{
    private const int Atoms = 4;

    public static TheoryData<string, double> Places => PlacesOf(PotentialCase.Whole);

    public static TheoryData<string> Models => [.. PotentialCase.Whole];

    [Theory]
    [MemberData(nameof(Places))]
    public void EnergyAndForces_AreThoseOfDualNumbers(string model, double beyond)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        CloudCase atoms = Placed(beyond);
        Jet[] slow =
        [
            .. Enumerable
                .Range(0, 3 * Atoms)
                .Select(i => SlowPotential.Energy(model, net.Model, atoms.Features, Moving(atoms, Unit(i)))),
        ];
        double[] forces = net.Forces(atoms.ToCloud<Species>());
        Near.Equal(slow[0].Value, net.Energy(atoms.ToCloud<Species>()), Tolerance.Model.Double);
        Assert.True(forces.Max(Math.Abs) > Tolerance.NoticeableChange);
        Near.Equal([.. slow.Select(static e => -e.First)], forces, Tolerance.Derivative.Dual);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void HessianProducts_AreThoseOfDualNumbers(string model, double beyond)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        CloudCase atoms = Placed(beyond);
        double[] direction = Numbers(2, 3 * Atoms),
            product = new double[3 * Atoms];
        using Pass pass = net.Model.Record();
        PointCloud<Species> entered = pass.Enter(atoms.ToCloud<Species>(), GradientInputs.Forces);
        pass.HessianProduct(net.Forward(entered), entered, direction, product);
        double[] slow =
        [
            .. Enumerable
                .Range(0, 3 * Atoms)
                .Select(i =>
                    SlowPotential.Energy(model, net.Model, atoms.Features, Moving(atoms, direction, Unit(i))).Mixed
                ),
        ];
        Assert.True(slow.Max(Math.Abs) > Tolerance.NoticeableChange);
        Near.Equal(slow, product, Tolerance.Derivative.Dual);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void GradientsOfAForceLoss_AreThoseOfDualNumbers(string model)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        CloudCase atoms = Placed(double.NaN);
        double[] targets = Numbers(3, 3 * Atoms);
        using Pass pass = net.Model.Record();
        PointCloud<Species> entered = pass.Enter(atoms.ToCloud<Species>(), GradientInputs.Forces);
        Features forces = pass.Forces(net.Forward(entered), entered);
        double[] residual = [.. forces.ToRows().ToArray().Zip(targets, static (f, t) => f - t)];
        var loss = Loss.MeanSquaredError(forces, Rows.From("1o", targets));
        pass.Backward(loss);

        // The loss is c Σ r², so its gradient is that of 2c r · F, and F = −∂E/∂x.
        double factor = -2 * loss.Value / residual.Sum(static r => r * r);
        double[] direction = [.. residual.Select(r => factor * r)];
        double[][] gradients = [.. net.Model.Parameters.All.Select(p => pass.Gradient(p))];
        double scale = gradients.Max(static g => Math.Sqrt(g.Sum(static v => v * v)));
        for (int i = 0; i < gradients.Length; i++)
        {
            Parameter moved = net.Model.Parameters.All[i];
            double[] turn = Numbers(10 + i, gradients[i].Length);
            Jet slow = SlowPotential.Energy(
                model,
                net.Model,
                atoms.Features,
                Moving(atoms, direction),
                p => [.. p.ToArray().Select((w, k) => p == moved ? new Jet(w, 0, turn[k], 0) : w)]
            );
            Near.Equal(
                slow.Mixed,
                gradients[i].Zip(turn, static (g, t) => g * t).Sum(),
                Tolerance.Derivative.Dual,
                moved.Path,
                scale
            );
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void EnergyAndForces_AreContinuousWhereAPairAppears(string model)
    {
        PotentialCase net = PotentialCase.Create(model, Precision.Double);
        PointCloud<Species> inside = Placed(-1e-9).ToCloud<Species>(),
            outside = Placed(1e-9).ToCloud<Species>();
        Assert.NotEqual(inside.NeighbourList.Count, outside.NeighbourList.Count);
        Near.Equal(net.Energy(inside), net.Energy(outside), Tolerance.Continuity);
        Near.Equal(net.Forces(inside), net.Forces(outside), Tolerance.Continuity);
    }

    /// <summary>Atoms anywhere, and a pair at the radius: within it, at it, and beyond.</summary>
    private static TheoryData<string, double> PlacesOf(IReadOnlyList<string> models)
    {
        var data = new TheoryData<string, double>();
        foreach (string model in models)
        {
            data.Add(model, double.NaN);
            foreach (double beyond in new[] { -1e-4, 0, 1e-4 })
                data.Add(model, beyond);
        }
        return data;
    }

    /// <summary>Four atoms; the last is as far beyond the radius of the first as is said, or anywhere.</summary>
    private static CloudCase Placed(double beyond)
    {
        CloudCase atoms = CloudCase.Random(new Random(1), Atoms, Species.Signature);
        return double.IsNaN(beyond)
            ? atoms
            : atoms with
            {
                Positions = [0, 0, 0, 0.8, 0.4, -0.2, 0.3, -0.7, 0.5, SlowPotential.Radius + beyond, 0, 0],
            };
    }

    private static Jet[] Moving(CloudCase atoms, double[] first, double[]? second = null) =>
        [.. atoms.Positions.Select((x, i) => new Jet(x, first[i], second?[i] ?? 0, 0))];

    private static double[] Unit(int place)
    {
        var unit = new double[3 * Atoms];
        unit[place] = 1;
        return unit;
    }

    private static double[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
