using System.ComponentModel;

namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The numbers behind a value: rows × dim in the inner layout, with their signature and, while recording, their
/// gradient. In a pass of second order they have an adjoint (the gradient of the energy) and a tangent as well.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Storage
{
    private protected Storage() { }

    internal RowSpace RowSpace { get; private set; } = null!;

    internal FeatureLayout Layout { get; private set; } = null!;

    /// <summary>The workspace that owns the numbers; null when they belong to the garbage collector.</summary>
    internal Workspace? Workspace { get; private set; }

    /// <summary>
    /// Grows each time the memory is reused for another value, so that older views can be detected.
    /// </summary>
    internal int Stamp { get; private set; }

    /// <summary>Whether the reverse pass must reach this value.</summary>
    internal bool NeedsGradient { get; set; }

    /// <summary>
    /// Whether the derivatives by this input are for forces alone: the loss itself needs none by it.
    /// </summary>
    internal bool IsForForces { get; set; }

    /// <summary>Whether the value depends on the positions by which an energy was differentiated.</summary>
    internal bool Moves { get; set; }

    /// <summary>Whether it was made of the derivatives of an energy.</summary>
    internal bool IsDerivative { get; set; }

    internal int Rows => RowSpace.Count;

    internal int Dim => Layout.Dim;

    internal abstract Precision Precision { get; }

    /// <summary>Whether the reverse pass has written a gradient here.</summary>
    internal abstract bool HasGradient { get; }

    /// <summary>Whether it has the derivative of an energy that was differentiated in this pass.</summary>
    internal abstract bool HasAdjoint { get; }

    /// <summary>Whether it has a tangent: its change along a direction of the positions.</summary>
    internal abstract bool HasTangent { get; }

    internal void Bind(RowSpace rows, FeatureLayout layout, Workspace? workspace)
    {
        RowSpace = rows;
        Layout = layout;
        Workspace = workspace;
        NeedsGradient = false;
        IsForForces = false;
        Moves = false;
        IsDerivative = false;
        Reserve(checked(rows.Count * layout.Dim));
    }

    internal void Expire() => Stamp++;

    /// <summary>
    /// Puts the gradient of the reverse pass of an energy aside, so that another reverse pass can begin; only of values
    /// that move.
    /// </summary>
    internal abstract void KeepAdjoint();

    internal abstract void FillGradient(double value);

    /// <summary>Forgets gradient and tangent, but not the adjoint.</summary>
    internal abstract void ClearSweep();

    private protected abstract void Reserve(int count);
}
