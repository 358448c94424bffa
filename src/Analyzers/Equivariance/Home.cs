using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Reading;

namespace GeoDL.Typed.Analyzers;

/// <summary>The group that code belongs to.</summary>
/// <param name="Name">How messages name what states it.</param>
/// <param name="Group">The group.</param>
/// <param name="Axis">The axis about which a model turns space; null elsewhere.</param>
/// <param name="Approximate">How far layers of a model may deviate from the group; 0 where it is exact.</param>
internal readonly record struct Home(string Name, SymmetryGroup Group, Axis? Axis, double Approximate = 0)
{
    /// <summary>How messages name a model.</summary>
    public const string Model = "the model";

    /// <summary>Whether a model states it; otherwise a helper's declaration does.</summary>
    public bool IsModel => Name == Model;

    /// <summary>How attributes state it.</summary>
    public string Stated => StatedGroup.Of(Group, Axis);
}
