namespace GeoDL.Typed.CompilerServices;

/// <summary>
/// The part of an operation in the sweep of second order: how its result, and its reverse, change along a direction.
/// </summary>
/// <remarks>
/// With z = f(x), the reverse is gx += Jᵀ gz. Along a tangent ẋ its change is gẋ += Jᵀ gż + J̇ᵀ gz. The sum over the
/// tape of these is the gradient of a loss that depends on the energy's derivatives: gz is the adjoint, gż and gẋ are
/// the gradients of that loss. Operands without a tangent do not move: theirs is zero.
/// </remarks>
internal interface ITangent
{
    /// <summary>Writes the tangent J ẋ of the result; at least one operand has a tangent.</summary>
    void Tangent(in TapeEntry entry, Pass pass);

    /// <summary>
    /// Adds J̇ᵀ times the adjoint of the result to the gradients of operands and parameters, and Jᵀ times its
    /// gradient if it has one; the result has an adjoint, and at least one operand a tangent.
    /// </summary>
    void BackwardTangent(in TapeEntry entry, Pass pass);
}
