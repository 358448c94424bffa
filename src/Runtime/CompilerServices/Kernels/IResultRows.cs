namespace GeoDL.Typed.CompilerServices;

/// <summary>Whether all rows of a product go into one row of the result: a type argument, so that the JIT keeps that row in registers.</summary>
public interface IResultRows
{
    /// <summary>Whether rows are summed: a constant to the JIT.</summary>
    static abstract bool AreSummed { get; }
}
