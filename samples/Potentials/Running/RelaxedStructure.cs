using GeoDL.Typed.Samples.Potentials.Atoms;

namespace GeoDL.Typed.Samples.Potentials.Running;

/// <summary>The end of a relaxation.</summary>
/// <param name="Structure">Where the atoms are.</param>
/// <param name="Answer">What the potential says there.</param>
/// <param name="Evaluations">Of energy and forces, altogether.</param>
public sealed record RelaxedStructure(Structure Structure, Answer Answer, int Evaluations);
