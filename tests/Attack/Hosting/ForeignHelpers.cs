using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Attack;

/// <summary>Helpers in another assembly than the programs: unmarked, so models may not call them.</summary>
public static class ForeignHelpers
{
    /// <summary>A coordinate of the first point.</summary>
    public static double Peek<T>(PointCloud<T> cloud)
        where T : struct, IFeatures<T>, allows ref struct => cloud.PositionValues[0];

    /// <summary>Half of a feature: marked, and built elsewhere.</summary>
    [Equivariant]
    public static T Half<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct => x;
}
