namespace GeoDL.Typed.Runtime.Tests.Geometry;

internal static class EdgeHelpers
{
    internal static Scalars SquaredNorms(this Neighbourhood edges) => edges.Vectors.SquaredNorm();
}
