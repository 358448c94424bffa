namespace GeoDL.Typed;

/// <summary>
/// Scalar fields times fields on the sphere, point by point, in coefficients: a gate, or a mask. It is exact: the layer
/// multiplies on a sampling of its own, with as many pixels as the degrees of operands and result need.
/// </summary>
/// <remarks>
/// The first operand is the coefficients of scalar fields (<c>4x0e..8</c>), one for all fields of the second or one for
/// each of their copies; the second those of any fields, in the order of <see cref="ToHarmonicsAttribute"/>. The result
/// is those of the products up to any degree that they have, the sum of both at most: higher ones are left out, which
/// every rotation keeps. Pseudoscalar fields turn polarisation by 45° (order 2) and flip the parity of scalars.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FieldProductAttribute : LayerAttribute
{
    /// <summary>Signatures are those of the types.</summary>
    public FieldProductAttribute() { }

    /// <summary>Signatures given inline.</summary>
    public FieldProductAttribute(string scalars, string fields, string result)
    {
        Scalars = scalars;
        Fields = fields;
        Result = result;
    }

    /// <summary>The inline signature of the scalar fields' coefficients, as <c>0e..8</c>.</summary>
    public string? Scalars { get; }

    /// <summary>The inline signature of the fields' coefficients, as <c>2e..8 + 2o..8</c>.</summary>
    public string? Fields { get; }

    /// <summary>The inline signature of the result's coefficients, as <c>2e..16 + 2o..16</c>.</summary>
    public string? Result { get; }
}
