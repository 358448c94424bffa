using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// The edges of clouds in a plane: pairs of neighbouring points and the vectors between them. It is a view and ends
/// with its pass.
/// </summary>
/// <remarks>
/// As <see cref="Neighbourhood"/>, with vectors of two components: from the receiver to the sender, in the units of the
/// positions.
/// </remarks>
public readonly ref struct PlaneNeighbourhood
{
    private readonly Neighbourhood _edges;

    internal PlaneNeighbourhood(Neighbourhood edges) => _edges = edges;

    /// <summary>Number of edges.</summary>
    public int Count => _edges.Count;

    /// <summary>
    /// The edge vectors on the edges, in the units of the positions: from the receiver to the sender, (x, y) as cosine
    /// and sine: 1; under C_1 2x0, under C_2 2x1, under D_1 0e + 0o, under D_2 1e + 1o.
    /// </summary>
    public Features Vectors => _edges.PlaneVectors;

    /// <inheritdoc cref="Neighbourhood.Lengths"/>
    public Scalars Lengths => _edges.Lengths;

    internal EdgeGeometry Geometry => _edges.Geometry;

    internal RowSpace EdgeSpace => _edges.EdgeSpace;

    /// <inheritdoc cref="Neighbourhood.Basis"/>
    public Scalars Basis(int count, RadialBasis kind = RadialBasis.Bessel, double cutoff = 0) =>
        _edges.Basis(count, kind, cutoff);

    /// <inheritdoc cref="Neighbourhood.Envelope"/>
    public Scalars Envelope(
        CutoffEnvelope kind = CutoffEnvelope.Polynomial,
        double cutoff = 0,
        int exponent = ConvolutionDefaults.EnvelopeExponent
    ) => _edges.Envelope(kind, cutoff, exponent);

    /// <inheritdoc cref="Neighbourhood.Sender"/>
    public T Sender<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct => _edges.Sender(x);

    /// <inheritdoc cref="Neighbourhood.Receiver"/>
    public T Receiver<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct => _edges.Receiver(x);

    /// <inheritdoc cref="Neighbourhood.Sum"/>
    public T Sum<T>(T messages)
        where T : struct, IFeatures<T>, allows ref struct => _edges.Sum(messages);

    /// <inheritdoc cref="Neighbourhood.Mean"/>
    public T Mean<T>(T messages)
        where T : struct, IFeatures<T>, allows ref struct => _edges.Mean(messages);

    /// <inheritdoc cref="Neighbourhood.Softmax"/>
    public Scalars Softmax(Scalars logits) => _edges.Softmax(logits);

    /// <inheritdoc cref="Neighbourhood.At"/>
    public PlaneNeighbourhood At(PlanePositions positions) => new(_edges.At(positions.InSpace));
}
