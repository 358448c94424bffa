using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Generators.Plans;

/// <summary>A term of a coupling over pixels.</summary>
/// <param name="I">The component of the operand.</param>
/// <param name="Function">The function that was summed over it.</param>
/// <param name="K">The component of the result.</param>
/// <param name="Coefficient">The factor, the path's included.</param>
internal readonly record struct WindowTerm(int I, int Function, int K, Surd Coefficient);
