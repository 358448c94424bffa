using GeoDL.Typed.Algebra;
using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Generators.Tests.Groups;

/// <summary>
/// Models of every group of the plane with every kind of layer: random elements of the group, and derivatives against
/// differences.
/// </summary>
public sealed class GroupModelTests(GroupModels models) : IClassFixture<GroupModels>
{
    private const int Points = 11;
    private const double Step = 1e-4;

    [Theory]
    [MemberData(nameof(GroupModels.Names), MemberType = typeof(GroupModels))]
    public void Models_TurnWithTheirClouds(string name)
    {
        (GroupCase group, double[] positions, double[] features) = Input(name);
        var random = new Random(5);
        foreach (Precision precision in new[] { Precision.Double, Precision.Single })
        {
            double[] here = models.Predict(group, positions, features, precision);
            Assert.True(here.Max(Math.Abs) > Tolerance.Noticeable);
            for (int trial = 0; trial < 4; trial++)
            {
                GroupElement element = group.Group.Random(random);
                double[] there = models.Predict(
                    group,
                    group.Move(positions, element, shift: 0.5),
                    group.Turn(features, element),
                    precision
                );
                double tolerance =
                    precision == Precision.Double ? Tolerance.Equivariance.Double : Tolerance.Model.Single;
                Near.Equal(group.Turn(here, element), there, tolerance, $"{name} {precision}");
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
        (_, double[] byPosition, double[] byFeature) = models.Derive(group, positions, features, target);
        double moved = Difference(h => Value([.. positions.Zip(move, (x, d) => x + (h * d))], features)),
            changed = Difference(h => Value(positions, [.. features.Zip(change, (x, d) => x + (h * d))]));
        Assert.True(Math.Abs(moved) > Tolerance.NoticeableChange && Math.Abs(changed) > Tolerance.NoticeableChange);
        Near.Equal(moved, Dot(byPosition, move), Tolerance.Derivative.Curved, name + " by positions");
        Near.Equal(changed, Dot(byFeature, change), Tolerance.Derivative.Curved, name + " by features");

        double Value(double[] at, double[] with) => models.Derive(group, at, with, target).Value;
    }

    private static (GroupCase Group, double[] Positions, double[] Features) Input(string name)
    {
        GroupCase group = GroupModels.Cases.Single(c => c.Name == name);
        return (
            group,
            GroupCase.Numbers(Points * group.Dimensions, 1),
            GroupCase.Numbers(Points * group.Hidden.Dim, 2)
        );
    }

    /// <summary>The central difference of fourth order.</summary>
    private static double Difference(Func<double, double> f) =>
        ((8 * (f(Step) - f(-Step))) - (f(2 * Step) - f(-2 * Step))) / (12 * Step);

    private static double Dot(double[] x, double[] y) => x.Zip(y, static (a, b) => a * b).Sum();
}
