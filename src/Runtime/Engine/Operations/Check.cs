using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.CompilerServices;

/// <summary>The checks of operands that all operations share; each throws if it fails.</summary>
internal static class Check
{
    internal static void SameBase(string operation, Storage x, Storage y)
    {
        if (!ReferenceEquals(x.RowSpace, y.RowSpace))
        {
            throw new ArgumentException(
                $"{operation} works row by row, but one value is on {x.RowSpace} and the other on {y.RowSpace}. These "
                    + "are not the same rows."
            );
        }
    }

    internal static void SameLayout(string operation, Storage x, Storage y)
    {
        if (!x.Layout.Matches(y.Layout))
        {
            throw new ArgumentException(
                $"{operation} takes two values of one signature, but one is {x.Layout} and the other {y.Layout}."
            );
        }
    }

    internal static void SameGroup(string operation, Storage x, Storage y)
    {
        if (x.Layout.Group != y.Layout.Group)
        {
            throw new ArgumentException(
                $"{operation} takes values of one group, but one is {x.Layout} under {x.Layout.Group} "
                    + $"and the other {y.Layout} under {y.Layout.Group}."
            );
        }
    }

    internal static void On(string operation, Storage x, RowSpace expected)
    {
        if (!ReferenceEquals(x.RowSpace, expected))
        {
            throw new ArgumentException(
                $"{operation} takes a value on {expected}, but was given one on {x.RowSpace}. These are not the same "
                    + "rows."
            );
        }
    }

    internal static void Finite(string operation, double number, Precision precision, string name)
    {
        if (!FiniteNumbers.Fit(number, precision))
        {
            throw new ArgumentOutOfRangeException(
                name,
                number,
                $"{operation} takes a finite number of {FiniteNumbers.Of(precision)}."
            );
        }
    }

    /// <summary>Throws unless features of a signature can live on these rows: those of meshes have frames.</summary>
    internal static void Frames(RowSpace rows, FeatureLayout layout)
    {
        if (rows.Batch != BatchKind.Meshes)
            return;
        if (rows.Kind == RowSpaceKind.Clouds)
        {
            Invariant("features of a whole mesh", layout);
        }
        else if (!layout.Group.IsSpatial && layout.Group != SymmetryGroup.SO2)
        {
            throw new ArgumentException(
                $"Features of a surface are of SO2, or of space (O3, SO3), but these are of {layout.Group}: {layout}."
            );
        }
    }

    internal static void Invariant(string operation, FeatureLayout layout)
    {
        if (!layout.IsScalars)
        {
            throw new ArgumentException(
                $"Each vertex of a mesh has a frame of its own, so {operation} are those of order 0, but the signature "
                    + $"is {layout}."
            );
        }
    }

    internal static void Tangential(string operation, FeatureLayout layout)
    {
        if (layout.Group != SymmetryGroup.SO2)
        {
            throw new ArgumentException(
                $"{operation} takes features of SO2, but was given {layout} of {layout.Group}."
            );
        }
    }

    internal static void Scalars(string operation, FeatureLayout layout)
    {
        if (!layout.IsScalars)
            throw new ArgumentException($"{operation} takes even scalars (0e), but was given {layout}.");
    }
}
