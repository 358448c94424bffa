using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Proofs;

/// <summary>The harmonics that a layer evaluates, in which order.</summary>
/// <param name="Layout">One copy of each irrep, in the order of the degrees.</param>
/// <param name="Degrees">The degrees, of a plane orders, ascending.</param>
/// <param name="Normalization">Their size.</param>
/// <param name="IsInPlane">Whether points lie in a plane.</param>
internal sealed record HarmonicsTable(
    FeatureLayout Layout,
    IReadOnlyList<int> Degrees,
    HarmonicsNormalization Normalization,
    bool IsInPlane
)
{
    /// <summary>The harmonics of a convolution's edges.</summary>
    public static HarmonicsTable OfEdges(SymmetryGroup group, int maxDegree, bool isInPlane) =>
        new(
            FeatureLayout.Of(isInPlane ? group.Harmonics(maxDegree) : group.HarmonicsInSpace(maxDegree), group),
            [.. Enumerable.Range(0, maxDegree + 1)],
            HarmonicsNormalization.Component,
            isInPlane
        );

    /// <summary>
    /// A row in public order, with the degree of each number, at a point with whole coordinates as kernels take them:
    /// x, y, z; of a group of the plane along the axis, then cosine and sine.
    /// </summary>
    public IEnumerable<(int Degree, double Value)> Row(int first, int second, int third)
    {
        SymmetryGroup group = Layout.Group;
        foreach (int degree in Degrees)
        {
            if (IsInPlane)
            {
                (double cos, double sin) = LegendreHarmonics.OfPlane(degree, second, third, Normalization);
                yield return (degree, cos);
                if (degree > 0)
                    yield return (degree, group.FlipsSine(degree) ? -sin : sin);
                continue;
            }

            if (group.IsSpatial)
            {
                // The pole is y; degree 1 is along (x, y, z), so x is the sine and z the cosine.
                (double Cos, double Sin)[] orders = LegendreHarmonics.OfSpace(
                    degree,
                    second,
                    third,
                    first,
                    Normalization
                );
                for (int m = -degree; m <= degree; m++)
                    yield return (degree, m < 0 ? orders[-m].Sin : orders[m].Cos);
                continue;
            }

            (double Cos, double Sin)[] about = LegendreHarmonics.OfSpace(degree, first, second, third, Normalization);
            for (int m = 0; m <= degree; m++)
            {
                yield return (degree, about[m].Cos);
                if (m > 0)
                    yield return (degree, group.FlipsSine(m) ? -about[m].Sin : about[m].Sin);
            }
        }
    }
}
