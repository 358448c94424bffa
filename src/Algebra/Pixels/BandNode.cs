namespace GeoDL.Typed.Algebra;

/// <summary>A node of the integral over the waves of the band |κ| ≤ π/2, with weights κ dκ.</summary>
/// <param name="Frequency">κ in radians a pixel.</param>
/// <param name="Weight">κ dκ.</param>
/// <param name="Aliased">
/// How far from the axes, in radians, a stride cuts off waves of this frequency: 0 keeps all, π/4 none.
/// </param>
internal readonly record struct BandNode(double Frequency, double Weight, double Aliased)
{
    /// <summary>The largest frequency: half of what pixels can hold along an axis.</summary>
    public const double Band = Math.PI / 2;

    /// <summary>∫ κ dκ over the band.</summary>
    public const double Area = Band * Band / 2;

    public bool IsAliased => Aliased >= Math.PI / 4;

    /// <summary>
    /// The nodes for kernels up to a radius in pixels, whose results have waves up to π/stride along each axis.
    /// </summary>
    public static IReadOnlyList<BandNode> Of(double radius, int stride)
    {
        int count = 16 + (int)(radius * Band);
        double edge = Math.PI / stride;
        double corner = edge * Math.Sqrt(2);
        var nodes = new List<BandNode>();
        foreach ((double at, double weight) in GaussLegendre.On(0, Math.Min(edge, Band), count))
            nodes.Add(new BandNode(at, at * weight, 0));
        if (corner >= Band)
            return nodes;
        // κ = edge/cos β, where β is the angle at which a circle leaves the square; smooth in β.
        foreach ((double at, double weight) in GaussLegendre.On(0, Math.PI / 4, count))
        {
            (double cos, double sin) = PortableMath.CosSin(at);
            nodes.Add(new BandNode(edge / cos, edge * edge * sin / (cos * cos * cos) * weight, at));
        }

        foreach ((double at, double weight) in GaussLegendre.On(corner, Band, count))
            nodes.Add(new BandNode(at, at * weight, Math.PI / 4));
        return nodes;
    }
}
