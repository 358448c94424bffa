using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>A group as attributes state it, with an axis that is not the default.</summary>
public static class StatedGroup
{
    /// <summary>The text behind <c>Group.</c>.</summary>
    public static string Of(SymmetryGroup group, Axis? axis) =>
        group.IsSpatial || axis is null or Axis.Y ? group.Stated : $"{group.Stated}, Axis = Axis.{axis}";
}
