namespace GeoDL.Typed.Algebra;

/// <summary>One degree of a cross spectrum.</summary>
public sealed class SpectrumPath
{
    internal SpectrumPath(int left, int right, MulIrrep first, bool isEven)
    {
        (Left, Right, Degree, Mul, IsEven) = (left, right, first.Irrep.L, first.Mul, isEven);
    }

    /// <summary>The block of the first operand.</summary>
    public int Left { get; }

    /// <summary>The block of the second operand.</summary>
    public int Right { get; }

    /// <summary>The degree.</summary>
    public int Degree { get; }

    /// <summary>The copies.</summary>
    public int Mul { get; }

    /// <summary>Whether both operands have the same parity.</summary>
    public bool IsEven { get; }
}
