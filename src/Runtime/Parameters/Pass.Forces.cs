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

    /// <summary>
    /// The Hessian ∂²E/∂x² block by block: row i · N + j is that of the points i and j, the matrix ∂²E/∂x_i∂x_j as
    /// trace, antisymmetric and symmetric traceless part in an orthonormal basis, <c>0e + 1e + 2e</c>.
    /// </summary>
    /// <remarks>
    /// It is made of 3N products (<see cref="HessianProduct"/>) and takes 72 N² bytes: 72 MB for a thousand points. Of
    /// a batch N counts the points of all clouds. Symmetric: the block of j and i has the same numbers with the sign of
    /// <c>1e</c> turned, which of i and i is zero.
    /// </remarks>
    /// <param name="energy">As in <see cref="Forces"/>.</param>
    /// <param name="cloud">As in <see cref="Forces"/>.</param>
    /// <returns>Rows in double precision. Components of <c>1e</c> are (M_yz − M_zy, M_zx − M_xz, M_xy − M_yx)/√2, first
    /// index of the first point; of <c>2e</c> those of <see cref="Stress"/>.</returns>
    /// <inheritdoc cref="HessianProduct" path="/exception"/>
    /// <example>
    /// How strongly atoms 0 and 1 are bound, whatever the orientation:
    /// <code><![CDATA[
    /// Rows<Features> hessian = pass.Hessian(net.Forward(entered), entered);
    /// double trace = Math.Sqrt(3) * hessian[1, 0];
    /// ]]></code>
    /// </example>
    public Rows<Features> Hessian<TEnergy, T>(TEnergy energy, PointCloud<T> cloud)
        where TEnergy : struct, IFeatures<TEnergy>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
    {
        int points = Differentiate(energy, cloud).Positions.Rows;
        FeatureLayout layout = HessianBlocks.LayoutOf(cloud.Geometry.Group);
        long numbers = (long)points * points * HessianBlocks.Components;
        if (numbers > Array.MaxLength)
        {
            throw new ArgumentException(
                $"The Hessian of {points} points has {numbers} numbers, more than one array holds. Take blocks of two "
                    + "points, or HessianProduct.",
                nameof(cloud)
            );
        }
        var blocks = new double[numbers];
        var columns = new double[9 * points];
        for (int j = 0; j < points; j++)
        {
            MultiplyPoint(energy, cloud, j, columns);
            for (int i = 0; i < points; i++)
                ReadBlock(columns, i, blocks.AsSpan(((i * points) + j) * HessianBlocks.Components));
        }

        return Rows<Features>.Create<double>(layout, blocks);
    }

    /// <summary>
    /// One block of the Hessian, that of two points, by three products: a row as of
    /// <see cref="Hessian{TEnergy, T}(TEnergy, PointCloud{T})"/>.
    /// </summary>
    /// <param name="energy">As in <see cref="Forces"/>.</param>
    /// <param name="cloud">As in <see cref="Forces"/>.</param>
    /// <param name="first">The point i of ∂²E/∂x_i∂x_j.</param>
    /// <param name="second">The point j.</param>
    /// <inheritdoc cref="Hessian{TEnergy, T}(TEnergy, PointCloud{T})" path="/returns"/>
    /// <inheritdoc cref="HessianProduct" path="/exception"/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public Rows<Features> Hessian<TEnergy, T>(TEnergy energy, PointCloud<T> cloud, int first, int second)
        where TEnergy : struct, IFeatures<TEnergy>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
    {
        int points = Differentiate(energy, cloud).Positions.Rows;
        CheckPoint(first, points, nameof(first));
        CheckPoint(second, points, nameof(second));
        FeatureLayout layout = HessianBlocks.LayoutOf(cloud.Geometry.Group);
        var columns = new double[9 * points];
        MultiplyPoint(energy, cloud, second, columns);
        Span<double> block = stackalloc double[HessianBlocks.Components];
        ReadBlock(columns, first, block);
        return Rows<Features>.Create<double>(layout, block);
    }

    private static void CheckPoint(int point, int points, string name)
    {
        if (point < 0 || point >= points)
        {
            throw new ArgumentOutOfRangeException(
                name,
                point,
                $"The cloud has the points 0 to {points - 1}, and no point {point}."
            );
        }
    }

    /// <summary>Three columns of the Hessian, one after another: those of the coordinates of a point.</summary>
    private void MultiplyPoint<TEnergy, T>(TEnergy energy, PointCloud<T> cloud, int point, Span<double> columns)
        where TEnergy : struct, IFeatures<TEnergy>, allows ref struct
        where T : struct, IFeatures<T>, allows ref struct
    {
        int count = columns.Length / 3;
        var unit = new double[count];
        for (int b = 0; b < 3; b++)
        {
            unit[(3 * point) + b] = 1;
            HessianProduct(energy, cloud, unit, columns.Slice(b * count, count));
            unit[(3 * point) + b] = 0;
        }
    }

    private static void ReadBlock(ReadOnlySpan<double> columns, int point, Span<double> block)
    {
        Span<double> matrix = stackalloc double[9];
        int count = columns.Length / 3;
        for (int k = 0; k < matrix.Length; k++)
            matrix[k] = columns[(k % 3 * count) + (3 * point) + (k / 3)];
        HessianBlocks.FromMatrix(matrix, block);
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
