using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>Derivatives of an energy as values, and its second derivatives.</content>
public readonly partial struct Pass
{
    /// <summary>
    /// The forces −∂E/∂x as a value on the points, one vector (<c>1o</c>) each: a loss of it is differentiated as any
    /// other.
    /// </summary>
    /// <remarks>
    /// It runs the reverse pass of the energy by positions; of several energies it takes that of their sum. Take forces
    /// of one energy in a pass.
    /// </remarks>
    /// <param name="energy">One <c>0e</c> for each cloud, or for each point or edge, made from the cloud in this
    /// pass.</param>
    /// <param name="cloud">The cloud that <see cref="Enter{T}(PointCloud{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Forces"/> or <see cref="GradientInputs.Positions"/>.</param>
    /// <exception cref="ArgumentException">The energy is not one scalar, or does not belong to the cloud.</exception>
    /// <exception cref="InvalidOperationException">No derivatives were requested for this input, the pass has already
    /// run backwards, or it has differentiated another energy.</exception>
    /// <example>
    /// A loss of energies and forces:
    /// <code><![CDATA[
    /// PointCloud<Atom> entered = pass.Enter(cloud, GradientInputs.Forces);
    /// Energy energy = net.Forward(entered);
    /// Loss loss = Loss.MeanSquaredError(energy, energies)
    ///     + 10 * Loss.MeanSquaredError(pass.Forces(energy, entered), forces);
    /// pass.Backward(loss);
    /// ]]></code>
    /// </example>
    public Features Forces<TEnergy, T>(TEnergy energy, PointCloud<T> cloud)
        where TEnergy : struct, IFeatures<TEnergy>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
    {
        EdgeGeometry geometry = Differentiate(energy, cloud);
        return FeatureMarshal.Wrap<Features>(ForcesOperation.Apply(geometry, Parameters.Precision));
    }

    /// <summary>
    /// The stress of each cloud as a value, (1/V) ∂E/∂ε for a symmetric strain ε of positions and cell vectors:
    /// <c>0e + 2e</c> in an orthonormal basis, σ/√3 · trace first. It is positive where stretching costs energy.
    /// </summary>
    /// <param name="energy">As in <see cref="Forces"/>.</param>
    /// <param name="cloud">The cloud that <see cref="Enter{T}(PointCloud{T}, GradientInputs)"/> returned for
    /// <see cref="GradientInputs.Forces"/>, or for positions and cell; each cloud needs a cell.</param>
    /// <inheritdoc cref="Forces" path="/exception"/>
    public Features Stress<TEnergy, T>(TEnergy energy, PointCloud<T> cloud)
        where TEnergy : struct, IFeatures<TEnergy>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
    {
        _ = State;
        StressOperation.Check(cloud.Geometry);
        EdgeGeometry geometry = Differentiate(energy, cloud);
        return FeatureMarshal.Wrap<Features>(StressOperation.Apply(geometry, Parameters.Precision));
    }

    /// <summary>
    /// [N × 3] the Hessian ∂²E/∂x² times a direction, exactly and without the Hessian. It may be called again with
    /// other directions.
    /// </summary>
    /// <param name="energy">As in <see cref="Forces"/>.</param>
    /// <param name="cloud">As in <see cref="Forces"/>.</param>
    /// <param name="direction">[N × 3] numbers: x, y, z of each point.</param>
    /// <param name="result">[N × 3] numbers that are overwritten.</param>
    /// <inheritdoc cref="Forces" path="/exception"/>
    /// <exception cref="NotSupportedException">A layer or an operation has no second derivatives yet; the message names
    /// it.</exception>
    public void HessianProduct<TEnergy, T>(
        TEnergy energy,
        PointCloud<T> cloud,
        ReadOnlySpan<double> direction,
        Span<double> result
    )
        where TEnergy : struct, IFeatures<TEnergy>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
    {
        EdgeGeometry geometry = Differentiate(energy, cloud);
        int count = geometry.Positions.Values.Length;
        if (direction.Length != count || result.Length != count)
        {
            throw new ArgumentException(
                $"The cloud has {count / 3} points, so direction and result have {count} numbers each, not "
                    + $"{direction.Length} and {result.Length}.",
                direction.Length == count ? nameof(result) : nameof(direction)
            );
        }
        Allowed.Directions(direction);
        State.Second.MultiplyHessian(this, direction, result);
    }

    private EdgeGeometry Differentiate<TEnergy, T>(TEnergy energy, PointCloud<T> cloud)
        where TEnergy : struct, IFeatures<TEnergy>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
    {
        EdgeGeometry geometry = cloud.Geometry;
        State.Second.Differentiate(this, energy.Unwrap().Storage, geometry);
        return geometry;
    }
}
