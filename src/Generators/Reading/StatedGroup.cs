using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Reading;

/// <summary>Groups as attributes state them, in messages.</summary>
public static class StatedGroup
{
    /// <summary>A group with an axis that is not the default.</summary>
    public static string Of(SymmetryGroup group, Axis? axis) =>
        group.IsSpatial || axis is null or Axis.Y ? group.Stated : $"{group.Stated}, Axis = Axis.{axis}";

    /// <summary>What to write where something is of another group than the code around it.</summary>
    /// <param name="stated">What it states.</param>
    /// <param name="own">What the code around states.</param>
    /// <param name="home">What states it.</param>
    /// <param name="isLarger">Whether it is a feature that the code around may restrict.</param>
    public static string Remedy(string stated, string own, string home, bool isLarger) =>
        isLarger
            ? $"Restrict it first by a layer with [Restrict], or write Group = Group.{own} on it"
            : $"Write Group = Group.{own} on it, or Group = Group.{stated} on {home}";
}
