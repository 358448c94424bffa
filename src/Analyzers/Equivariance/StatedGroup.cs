using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Analyzers;

/// <summary>A group as attributes state it, with an axis that is not the default.</summary>
internal static class StatedGroup
{
    public static string Of(SymmetryGroup group, Axis? axis) =>
        group.IsSpatial || axis is null or Axis.Y ? group.Stated : $"{group.Stated}, Axis = Axis.{axis}";
}
