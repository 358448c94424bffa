using GeoDL.Typed.Algebra;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Groups;

/// <summary>
/// Every kind of layer under every group of the plane, on clouds in a plane and about axes of space: random elements of
/// the group, and derivatives against differences.
/// </summary>
public sealed class GroupModelTests(GroupModels models) : IClassFixture<GroupModels>
{
    private const int Points = 11;
    private const double Step = 1e-4;

    [Theory]
    [MemberData(nameof(GroupModels.Names), MemberType = typeof(GroupModels))]
    public void Layers_TurnWithTheirClouds(string name)
    {
        (GroupCase group, double[] positions, double[] features) = Input(name);
        var random = new Random(5);
        for (int part = 0; part < GroupModelSource.Parts; part++)
        {
            foreach (Precision precision in new[] { Precision.Double, Precision.Single })
            {
                double[] here = models.Predict(group, part, positions, features, precision);
                Assert.True(here.Max(Math.Abs) > Tolerance.Noticeable);
                double tolerance =
                    precision == Precision.Double ? Tolerance.Equivariance.Double : Tolerance.Equivariance.Single;
                for (int trial = 0; trial < 3; trial++)
                {
                    GroupElement element = group.Group.Random(random);
                    double[] there = models.Predict(
                        group,
                        part,
                        group.Move(positions, element, shift: 0.5),
                        group.Turn(features, element),
                        precision
                    );
                    Near.Equal(group.Turn(here, element), there, tolerance, $"{name}, part {part}, {precision}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(GroupModels.Names), MemberType = typeof(GroupModels))]
    public void Derivatives_AreThoseOfTheLoss(string name)
    {
        (GroupCase group, double[] positions, double[] features) = Input(name);
        double[] target = GroupCase.Numbers(features.Length, 9),
            move = GroupCase.Numbers(positions.Length, 10),
            change = GroupCase.Numbers(features.Length, 11);
        for (int part = 0; part < GroupModelSource.Parts; part++)
        {
            (_, double[] byPosition, double[] byFeature) = models.Derive(group, part, positions, features, target);
            double both = Difference(h =>
                models
                    .Derive(
                        group,
                        part,
                        [.. positions.Zip(move, (x, d) => x + (h * d))],
                        [.. features.Zip(change, (x, d) => x + (h * d))],
                        target
                    )
                    .Value
            );
            Assert.True(Math.Abs(both) > Tolerance.NoticeableChange, $"{name}, part {part}: {both}");
            Near.Equal(
                both,
                Dot(byPosition, move) + Dot(byFeature, change),
                Tolerance.Derivative.Curved,
                $"{name}, part {part}"
            );
        }
    }

    private static (GroupCase Group, double[] Positions, double[] Features) Input(string name)
    {
        GroupCase group = GroupModels.Cases.Single(c => c.Name == name);
        return (group, group.Points(Points), GroupCase.Numbers(Points * group.Hidden.Dim, 2));
    }

    /// <summary>The central difference of fourth order.</summary>
    private static double Difference(Func<double, double> f) =>
        ((8 * (f(Step) - f(-Step))) - (f(2 * Step) - f(-2 * Step))) / (12 * Step);

    private static double Dot(double[] x, double[] y) => x.Zip(y, static (a, b) => a * b).Sum();
}
