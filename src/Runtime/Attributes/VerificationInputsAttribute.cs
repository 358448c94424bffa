namespace GeoDL.Typed;

/// <summary>
/// Marks a static method that supplies a model and inputs for it, for <c>geodl verify</c>: where a model cannot be
/// made without arguments, or does not accept random inputs.
/// </summary>
/// <remarks>
/// It stands outside the model, whose code is checked. The method has no parameters, or a <see cref="Precision"/>: then
/// it is called for each. It returns a tuple of the model and one item for each parameter of its <c>Predict</c>:
/// <see cref="PointCloud{T}"/> or <see cref="PlaneCloud{T}"/> of one cloud, <see cref="Grid2{T}"/>,
/// <see cref="Rows{T}"/>, or what does not turn. The inputs are moved by elements of the model's group, as random ones
/// are.
/// </remarks>
/// <example><code>
/// [VerificationInputs]
/// static (MoleculeNet, PointCloud&lt;Atom&gt;) Water(Precision precision) =>
///     (new MoleculeNet(3, precision), Clouds.Water);
/// </code></example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class VerificationInputsAttribute : Attribute { }
