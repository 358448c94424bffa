using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// One number that training minimises, in double precision. It is a view and ends with its pass.
/// </summary>
/// <remarks>
/// All losses are invariant: for irreps with l &gt; 0 they use norms and squared norms, never single components.
/// </remarks>
/// <example>
/// Two losses, weighted:
/// <code><![CDATA[
/// using Pass pass = net.Record();
/// Energy energy = net.Forward(pass.Enter(cloud));
/// Rows<Energy> target = Rows<Energy>.From([0.5]);
/// Loss loss = Loss.MeanSquaredError(energy, target) + 0.1 * Loss.MeanAbsoluteError(energy, target);
/// pass.Backward(loss);
/// ]]></code>
/// </example>
public readonly ref partial struct Loss
{
    private readonly Handle _handle;

    internal Loss(Handle handle) => _handle = handle;

    /// <summary>The number.</summary>
    public double Value => _handle.As<double>().Values[0];

    internal Handle Handle => _handle;

    /// <summary>Sum of two losses.</summary>
    public static Loss operator +(Loss x, Loss y) => new(Operations.Add(x._handle, y._handle));

    /// <summary>A loss with a weight, from -1E+30 to 1E+30: gradients of single precision stay finite.</summary>
    public static Loss operator *(double weight, Loss x) =>
        new(Operations.Scale(x._handle, Allowed.Between(weight, -1e30, 1e30, "The weight of a loss")));

    /// <summary>A loss with a weight, from -1E+30 to 1E+30.</summary>
    public static Loss operator *(Loss x, double weight) => weight * x;

    /// <summary>
    /// The mean of |x − target|² over all numbers: for 0e and 0o the usual mean squared error, for l &gt; 0 the squared
    /// norm of each copy divided by 2l+1.
    /// </summary>
    /// <param name="x">The output of the model.</param>
    /// <param name="target">The target, row by row.</param>
    /// <exception cref="ArgumentException">The target has another signature or other rows, or there are no
    /// rows.</exception>
    public static Loss MeanSquaredError<T>(T x, Rows<T> target)
        where T : struct, IFeatures<T>, allows ref struct =>
        new(SquaredErrorOperation.Instance.Run(x.Unwrap(), target, 0));

    /// <summary>The mean of |x − target| over rows and copies, where |·| is the norm of a whole copy.</summary>
    /// <param name="x">The output of the model.</param>
    /// <param name="target">The target, row by row.</param>
    /// <exception cref="ArgumentException">The target has another signature or other rows, or there are no
    /// rows.</exception>
    public static Loss MeanAbsoluteError<T>(T x, Rows<T> target)
        where T : struct, IFeatures<T>, allows ref struct =>
        new(NormErrorOperation.Absolute.Run(x.Unwrap(), target, 0));

    /// <summary>
    /// The mean over rows and copies of Huber's function of r = |x − target|: r²/2 up to <paramref name="delta"/>, δ(r
    /// − δ/2) beyond (Huber, Ann. Math. Statist. 35, 73, 1964); |·| is the norm of a whole copy.
    /// </summary>
    /// <param name="x">The output of the model.</param>
    /// <param name="target">The target, row by row.</param>
    /// <param name="delta">δ in the units of the features, from 1E-100 to 1E+100.</param>
    /// <exception cref="ArgumentException">The target has another signature or other rows, or there are no
    /// rows.</exception>
    public static Loss Huber<T>(T x, Rows<T> target, double delta = 1)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Allowed.Between(delta, 1e-100, 1e100, "The δ of Huber's loss");
        return new(NormErrorOperation.Huber.Run(x.Unwrap(), target, delta));
    }

    /// <summary>
    /// The mean over rows of −log softmax(logits)[label]: the copies of 0e in a row are the logits of the classes.
    /// </summary>
    /// <param name="logits">One or more copies of 0e per row.</param>
    /// <param name="labels">The class of each row, 0 … copies − 1.</param>
    /// <exception cref="ArgumentException">The logits are not 0e, the labels belong to other rows, or a label is not
    /// one of the classes.</exception>
    public static Loss CrossEntropy<T>(T logits, Labels labels)
        where T : struct, IFeatures<T>, allows ref struct => new(CrossEntropyOperation.Apply(logits.Unwrap(), labels));

    /// <summary>The sum of all invariants of a value, over rows and copies: an energy, for example.</summary>
    /// <param name="x">Copies of 0e.</param>
    public static Loss Sum<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct => new(TotalOperation.Apply(x.Unwrap()));
}
