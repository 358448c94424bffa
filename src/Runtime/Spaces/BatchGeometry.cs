using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>What operations ask of a batch of clouds or images besides values.</summary>
/// <remarks>
/// In a pass it belongs to the workspace and is reused after the pass: views keep the stamp that it had.
/// </remarks>
internal abstract class BatchGeometry
{
    /// <summary>The rows that features belong to: points or pixels.</summary>
    internal abstract RowSpace Rows { get; }

    /// <summary>The group of the values that users get from it.</summary>
    internal abstract SymmetryGroup Group { get; }

    /// <summary>The memory that results are made in; null on the heap.</summary>
    internal abstract Workspace? Workspace { get; }

    /// <summary>The precision of the values that users get from it.</summary>
    internal Precision Precision { get; private protected set; }

    /// <summary>Grows when the pass ends.</summary>
    internal int Stamp { get; private protected set; }
}
