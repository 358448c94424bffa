namespace GeoDL.Typed.Algebra;

/// <summary>
/// Coefficients of one block of a field on the sphere: of a scalar, or the E or the B part of a spin.
/// </summary>
public sealed class FieldPart
{
    internal FieldPart(int block, int mul, Irrep first, int maxDegree)
    {
        (Block, Mul, First, MaxDegree) = (block, mul, first, maxDegree);
    }

    /// <summary>The number of the field's block.</summary>
    public int Block { get; }

    /// <summary>Its copies.</summary>
    public int Mul { get; }

    /// <summary>The irrep of the first degree.</summary>
    public Irrep First { get; }

    /// <summary>The last degree.</summary>
    public int MaxDegree { get; }

    /// <summary>A block for each degree.</summary>
    public IEnumerable<MulIrrep> Blocks
    {
        get
        {
            for (int l = First.L; l <= MaxDegree; l++)
            {
                var same = new Irrep(l, First.Parity, First.Group);
                yield return new MulIrrep(Mul, (l - First.L) % 2 == 0 ? same : same.Mirrored);
            }
        }
    }

    /// <summary>As signatures write it: <c>4x2e..64</c>.</summary>
    public override string ToString() =>
        new Block(null, new MulIrrep(Mul, First)) + (MaxDegree > First.L ? $"..{MaxDegree}" : string.Empty);
}
