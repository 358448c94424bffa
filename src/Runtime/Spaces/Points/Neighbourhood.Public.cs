using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <content>The operations on edges that a model may use.</content>
public readonly ref partial struct Neighbourhood
{
    /// <summary>
    /// The edge vectors, 1o on the edges, in the units of the positions: from the receiver to the sender. Under SO(3)
    /// 1; under a group of the plane what they have along the axis, then in the plane: O(2) 0e + 1.
    /// </summary>
    [Irreps("1o")]
    public Features Vectors =>
        FeatureMarshal.Wrap<Features>(
            Geometry.Group.IsSpatial
                ? VectorsHandle
                : ColumnsOperation.Apply(VectorsHandle, 0, FeatureLayout.VectorOf(Geometry.Group))
        );

    /// <summary>The edge vectors of a plane: what lies in it.</summary>
    internal Features PlaneVectors =>
        FeatureMarshal.Wrap<Features>(
            ColumnsOperation.Apply(VectorsHandle, 1, FeatureLayout.PlaneVectorOf(Geometry.Group))
        );

    /// <summary>
    /// The lengths of the edges, 0e on the edges; exact, with derivative zero where two points coincide.
    /// </summary>
    public Scalars Lengths => FeatureMarshal.Wrap<Scalars>(LengthsOf(VectorsHandle));

    /// <summary>
    /// Radial basis functions √count·β_n(r/r_c), n = 1 … count, of the lengths of the edges: count x 0e on the edges,
    /// dimensionless.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="kind">The family. Bessel functions are √2 sin(nπu)/u here: the power of r_c that a convolution
    /// includes is omitted.</param>
    /// <param name="cutoff">r_c in the units of the positions, at most the radius of the edges; 0 takes the edges'
    /// own cutoff.</param>
    /// <exception cref="ArgumentException">The cutoff is beyond the radius of the edges, or the edges have none (all
    /// pairs) and it is not given.</exception>
    public Scalars Basis(int count, RadialBasis kind = RadialBasis.Bessel, double cutoff = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return FeatureMarshal.Wrap<Scalars>(
            Operations.Convert(RadialOperation.Basis(RelativeLengths(cutoff), kind, count), Geometry.Precision)
        );
    }

    /// <summary>An envelope that decreases smoothly from 1 at r = 0 to 0 at the cutoff: 0e on the edges.</summary>
    /// <param name="kind">The envelope.</param>
    /// <param name="cutoff">r_c in the units of the positions, at most the radius of the edges; 0 takes the edges'
    /// own cutoff.</param>
    /// <param name="exponent">p of <see cref="CutoffEnvelope.Polynomial"/>, from 2 to 64; the others have none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is out of range.</exception>
    public Scalars Envelope(
        CutoffEnvelope kind = CutoffEnvelope.Polynomial,
        double cutoff = 0,
        int exponent = ConvolutionDefaults.EnvelopeExponent
    )
    {
        if (!OptionRules.IsEnvelopeExponent(exponent))
        {
            throw new ArgumentOutOfRangeException(
                nameof(exponent),
                exponent,
                $"The exponent of an envelope is {OptionRules.AllowedEnvelopeExponent}."
            );
        }
        return FeatureMarshal.Wrap<Scalars>(
            Operations.Convert(RadialOperation.Envelope(RelativeLengths(cutoff), kind, exponent), Geometry.Precision)
        );
    }

    /// <summary>
    /// r/r_c of each edge; with k nearest neighbours, r_c is the receiver's own: the distance of the next point. In
    /// double, whatever the precision of the model, because a steep function would amplify the rounding of the length.
    /// </summary>
    private Handle RelativeLengths(double cutoff)
    {
        if (cutoff != 0)
            Allowed.Length(cutoff, "A cutoff, where it is not 0 for the edges' own,");
        if (cutoff > Cutoff)
        {
            throw new ArgumentOutOfRangeException(
                nameof(cutoff),
                cutoff,
                $"The edges only reach to {Cutoff}; a function with a larger cutoff would end in a jump."
            );
        }
        Handle lengths = LengthsOf(new Handle(VectorsAs<double>()));
        if (cutoff == 0 && HasReceiverCutoffs)
        {
            return Operations.DivideBy(
                lengths,
                GatherOperation.Apply(new Handle(CutoffsAs<double>()), Geometry, fromSender: false)
            );
        }

        double length = cutoff == 0 ? Cutoff : cutoff;
        return double.IsFinite(length)
            ? Operations.Scale(lengths, 1 / length)
            : throw new ArgumentException(
                "These edges have no cutoff (all pairs), so one must be given.",
                nameof(cutoff)
            );
    }

    /// <summary>Lengths of edge vectors, as scalars of the group.</summary>
    private Handle LengthsOf(Handle vectors)
    {
        Handle lengths = Operations.SoftNorm(vectors, 0);
        return Geometry.Group.IsSpatial
            ? lengths
            : ColumnsOperation.Apply(lengths, 0, FeatureLayout.OfScalars(1, Geometry.Group));
    }

    private Handle VectorsHandle =>
        Geometry.Precision == Precision.Single ? new Handle(VectorsAs<float>()) : new Handle(VectorsAs<double>());

    /// <summary>The value at the sender of each edge.</summary>
    /// <param name="x">A value on the points of these edges.</param>
    /// <returns>The same signature on the edges.</returns>
    public T Sender<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(GatherOperation.Apply(x.Unwrap(), Geometry, fromSender: true));

    /// <summary>The value at the receiver of each edge.</summary>
    /// <param name="x">A value on the points of these edges.</param>
    /// <returns>The same signature on the edges.</returns>
    public T Receiver<T>(T x)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(GatherOperation.Apply(x.Unwrap(), Geometry, fromSender: false));

    /// <summary>For each point, the sum of a value over the edges that it receives; zero without neighbours.</summary>
    /// <param name="messages">A value on these edges.</param>
    /// <returns>The same signature on the points.</returns>
    public T Sum<T>(T messages)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(ReceiverSumOperation.Apply(messages.Unwrap(), Geometry, mean: false));

    /// <summary>For each point, the mean of a value over the edges that it receives; zero without neighbours.</summary>
    /// <param name="messages">A value on these edges.</param>
    /// <returns>The same signature on the points.</returns>
    public T Mean<T>(T messages)
        where T : struct, IFeatures<T>, allows ref struct =>
        T.Wrap(ReceiverSumOperation.Apply(messages.Unwrap(), Geometry, mean: true));

    /// <summary>
    /// Softmax over the edges of each receiver, separately for each copy: positive weights whose sum is 1.
    /// </summary>
    /// <param name="logits">One or more copies of 0e on these edges.</param>
    public Scalars Softmax(Scalars logits) =>
        FeatureMarshal.Wrap<Scalars>(ReceiverSoftmaxOperation.Apply(FeatureMarshal.Unwrap(logits), Geometry));

    /// <summary>
    /// The same edges, with their vectors between moved points. Neighbours are not searched again.
    /// </summary>
    /// <param name="positions">Positions of the points of these edges, in the same units.</param>
    public Neighbourhood At(Positions positions)
    {
        EdgeGeometry here = Geometry;
        Handle moved = positions.Handle;
        Check.On("Edges at moved positions", moved.Storage, here.Points);
        Workspace? workspace = Workspace.Common(here.Workspace, moved.Storage.Workspace);
        EdgeGeometry there = workspace is null ? new EdgeGeometry() : workspace.RentGeometry();
        there.Bind(
            here.Points,
            here.Edges,
            here.List,
            moved.As<double>(),
            here.Cells,
            here.IsPeriodic,
            here.Precision,
            here.Frame,
            workspace
        );
        return new Neighbourhood(there);
    }
}
