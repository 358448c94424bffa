namespace GeoDL.Typed.Algebra;

/// <summary>One nonzero term of a coupling z_K = Σ Value · x_I · y_J.</summary>
/// <param name="I">Component of the first factor, 0 … 2l₁.</param>
/// <param name="J">Component of the second factor, 0 … 2l₂.</param>
/// <param name="K">Component of the result, 0 … 2l₃.</param>
/// <param name="Value">The exact coefficient.</param>
public readonly record struct CouplingTerm(int I, int J, int K, Surd Value);
