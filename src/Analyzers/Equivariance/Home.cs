using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Analyzers;

/// <summary>The group that code belongs to.</summary>
/// <param name="Name">How messages name what states it.</param>
/// <param name="Group">The group.</param>
/// <param name="Axis">The axis about which a model turns space; null elsewhere.</param>
internal readonly record struct Home(string Name, SymmetryGroup Group, Axis? Axis)
{
    /// <summary>How attributes state it.</summary>
    public string Stated => StatedGroup.Of(Group, Axis);
}
