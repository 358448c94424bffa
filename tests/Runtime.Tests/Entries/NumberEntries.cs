using System.Numerics.Tensors;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Runtime.Tests.Layers;
using GeoDL.Typed.Runtime.Tests.Training;
using GeoDL.Typed.Runtime.Tests.Values;

namespace GeoDL.Typed.Runtime.Tests.Entries;

/// <summary>
/// Every public entry that takes real numbers, with a way to call it in a model of single precision; what comes out is
/// given back.
/// </summary>
internal static class NumberEntries
{
    private static readonly FeatureLayout Layout = FeatureLayout.Of("0e + 1o");

    /// <summary>Entries whose numbers are not checked, and why.</summary>
    internal static Dictionary<string, string> Exempt { get; } =
        new()
        {
            ["Real.op_Implicit(value)"] = "a number like double, inside a function of scalars",
            ["Real.Pow(power)"] = "as above",
            ["Number.Of(value)"] = "constants of emitted kernels",
            ["Replicas.Agree(losses)"] = "losses may overflow; gradients are checked by the step",
            ["Replicas.FromFirst(value)"] = "numbers of the caller's, whatever they mean",
            ["TrainingProgress..ctor(Loss)"] = "a report",
            ["TrainingProgress..ctor(GradientNorm)"] = "a report",
            ["TrainingProgress.Loss"] = "a report",
            ["TrainingProgress.GradientNorm"] = "a report",
            ["FitsColumn..ctor(values)"] = "a file holds what it is given",
            ["DropoutAttribute..ctor(probability)"] = "read by the generator, which checks it (RealOptionTests)",
        };

    internal static Dictionary<string, Func<double, double[]>> All { get; } =
        new()
        {
            ["Adam..ctor(rate)"] = static v => Step(p => new Adam(p, v)),
            ["Adam..ctor(beta1)"] = static v => Step(p => new Adam(p, LearningRate.Constant(0.1), beta1: v)),
            ["Adam..ctor(beta2)"] = static v => Step(p => new Adam(p, LearningRate.Constant(0.1), beta2: v)),
            ["Adam..ctor(epsilon)"] = static v => Step(p => new Adam(p, LearningRate.Constant(0.1), epsilon: v)),
            ["AdamW..ctor(weightDecay)"] = static v =>
                Step(p => new AdamW(p, LearningRate.Constant(0.1), weightDecay: v)),
            ["AdamW..ctor(beta1)"] = static v => Step(p => new AdamW(p, LearningRate.Constant(0.1), beta1: v)),
            ["AdamW..ctor(beta2)"] = static v => Step(p => new AdamW(p, LearningRate.Constant(0.1), beta2: v)),
            ["AdamW..ctor(epsilon)"] = static v => Step(p => new AdamW(p, LearningRate.Constant(0.1), epsilon: v)),
            ["WeightAverage..ctor(decay)"] = static v =>
                Step(p => new Adam(p, 0.1) { Average = new WeightAverage(p, v) }),
            ["EarlyStopping..ctor(minimumImprovement)"] = static v =>
                Step(p => new Adam(p, 0.1) { Stopping = new EarlyStopping(p, 1, v) }),
            ["EarlyStopping.Report(value)"] = static v =>
            {
                var model = new FakeModel();
                var adam = new Adam(model.Parameters, 0.1) { Stopping = new EarlyStopping(model.Parameters, 1) };
                adam.Stopping.Report(v);
                return [adam.Stopping.Best!.Value];
            },
            ["Pass.HessianProduct(direction)"] = static v => HessianProduct(v),
            ["Optimiser.ClipNorm"] = static v => Step(p => new Adam(p, 0.1) { ClipNorm = v }),
            ["LearningRate.Constant(rate)"] = static v => Step(p => new Adam(p, LearningRate.Constant(v))),
            ["LearningRate.Cosine(peak)"] = static v => Step(p => new Adam(p, LearningRate.Cosine(v, 3))),
            ["LearningRate.Cosine(final)"] = static v => Step(p => new Adam(p, LearningRate.Cosine(0.1, 3, final: v))),
            ["LearningRate.Decay(rate)"] = static v => Step(p => new Adam(p, LearningRate.Decay(v, 0.5, 1))),
            ["LearningRate.Decay(factor)"] = static v => Step(p => new Adam(p, LearningRate.Decay(0.1, v, 1))),
            ["Parameter.Assign(values)"] = static v =>
            {
                var model = new FakeModel();
                model.Second.Assign([1, 2, v, 4]);
                return model.Numbers();
            },
            ["HealPix.PixelAt(x)"] = static v => [new HealPix(2).PixelAt(v, 1, 1)],
            ["HealPix.PixelAt(y)"] = static v => [new HealPix(2).PixelAt(1, v, 1)],
            ["HealPix.PixelAt(z)"] = static v => [new HealPix(2).PixelAt(1, 1, v)],
            ["SphereCoefficients..ctor(values)"] = static v => new SphereCoefficients(1, [1, v, 2, 3]).Values.ToArray(),
            ["SphereCoefficients.Filter(factors)"] = static v =>
                new SphereCoefficients(1, [1.0, 1, 1, 1]).Filter([1, v]).Values.ToArray(),
            ["SphereCoefficients.Smooth(width)"] = static v =>
                new SphereCoefficients(1, [1.0, 1, 1, 1]).Smooth(v).Values.ToArray(),
            ["SphereMask..ctor(weights)"] = static v => Mask(v).Weights,
            ["SphereMask.Apodise(width)"] = static v => Mask(1).Apodise(v).Weights,
            ["SphereMask.Times(map)"] = static v => Mask(1).Times(Pixels(v)),
            ["SphereTransform.Analyze(map)"] = static v =>
                new SphereTransform(new HealPix(1), 1).Analyze(Pixels(v)).Values.ToArray(),
            ["SphereTransform.AnalyzePair(q)"] = static v =>
                new SphereTransform(new HealPix(1), 1, spin: 1).AnalyzePair(Pixels(v), Pixels(0)).E.Values.ToArray(),
            ["SphereTransform.AnalyzePair(u)"] = static v =>
                new SphereTransform(new HealPix(1), 1, spin: 1).AnalyzePair(Pixels(0), Pixels(v)).B.Values.ToArray(),
            ["Cell..ctor(vectors)"] = static v => Numbers(new Cell([1, 0, 0, 0, 1, 0, 0, 0, v])),
            ["Cell.InPlane(vectors)"] = static v => Numbers(Cell.InPlane([1, 0, 0, v])),
            ["Cell.Cubic(length)"] = static v => Numbers(Cell.Cubic(v)),
            ["Cell.Orthorhombic(lengthX)"] = static v => Numbers(Cell.Orthorhombic(v, 1, 1)),
            ["Cell.Orthorhombic(lengthY)"] = static v => Numbers(Cell.Orthorhombic(1, v, 1)),
            ["Cell.Orthorhombic(lengthZ)"] = static v => Numbers(Cell.Orthorhombic(1, 1, v)),
            ["Cell.Turned(matrix)"] = static v => Numbers(Cell.Cubic(1).Turned([v, 0, 0, 0, 1, 0, 0, 0, 1])),
            ["Cell.Wrap(position)"] = static v =>
            {
                double[] wrapped = new double[3];
                Cell.Cubic(1).Wrap([0, v, 0], wrapped, new int[3]);
                return wrapped;
            },
            ["NeighbourList.Create(cutoff)"] = static v =>
                double.IsPositiveInfinity(v) ? [] : [NeighbourList.Create(2, [1], [0], v).Cutoff],
            ["NeighbourSearch.WithinRadius(radius)"] = static v =>
                [
                    NeighbourSearch.WithinRadius([0, 0, 0], v).Cutoff,
                    NeighbourSearch.WithinRadius([0, 0, 0], v, receivers: 1).Cutoff,
                ],
            ["NeighbourSearch.WithinRadius(positions)"] = static v =>
                [
                    NeighbourSearch.WithinRadius([0, 0, 0, v, 0, 0], 1).Count,
                    NeighbourSearch.WithinRadius([0, 0, 0, v, 0, 0], 1, receivers: 1).Count,
                ],
            ["NeighbourSearch.KNearest(positions)"] = static v =>
                [NeighbourSearch.KNearest([0, 0, 0, v, 0, 0], 1).Count],
            ["NeighbourSearch.AllPairs(positions)"] = static v => [NeighbourSearch.AllPairs([0, 0, 0, v, 0, 0]).Count],
            ["SkinnedNeighbours..ctor(radius)"] = static v => [new SkinnedNeighbours(v, 1).At([0, 0, 0]).Cutoff],
            ["SkinnedNeighbours..ctor(skin)"] = static v => [new SkinnedNeighbours(1, v).At([0, 0, 0]).Cutoff],
            ["SkinnedNeighbours.At(positions)"] = static v =>
                [new SkinnedNeighbours(1, 1).At([0, 0, 0, v, 0, 0]).Count],
            ["AtomFrame..ctor(positions)"] = static v => new AtomFrame(["H"], [0, v, 0]).Positions.ToArray(),
            ["AtomFrame.At(positions)"] = static v => new AtomFrame(["H"], [0, 0, 0]).At([0, v, 0]).Positions.ToArray(),
            ["Neighbours.WithinRadius(radius)"] = static v => Cloud([0, 0, 0], [1], Neighbours.WithinRadius(v)),
            ["PointCloud.Create(positions)"] = static v => Cloud([0, 0, 0, v, 0, 0], [1, 1], Neighbours.AllPairs),
            ["PointCloud.Create(features)"] = static v =>
                [
                    .. Cloud([0, 0, 0], [v], Neighbours.None),
                    .. float.IsFinite((float)v) ? Cloud([0, 0, 0], [(float)v], Neighbours.None) : [],
                ],
            ["PlaneCloud.Create(positions)"] = static v =>
                Entered(PlaneCloud.Create<Flat>([0, 0, v, 0], [1.0, 1.0], Neighbours.AllPairs)),
            ["PlaneCloud.Create(features)"] = static v =>
                [
                    .. Entered(PlaneCloud.Create<Flat>([0, 0], [v], Neighbours.None)),
                    .. float.IsFinite((float)v)
                        ? Entered(PlaneCloud.Create<Flat>([0, 0], [(float)v], Neighbours.None))
                        : [],
                ],
            ["BandLimitedImages`1..ctor(band)"] = static v => Entered(new BandLimitedImages<Flat>(2, 1, band: v).At()),
            ["BandLimitedImages`1.At(angle)"] = static v => Entered(new BandLimitedImages<Flat>(2, 1).At(v)),
            ["BandLimitedVolumes`1..ctor(band)"] = static v =>
                new BandLimitedVolumes<Solid>(2, 1, band: v).At().Rows.ToArray(),
            ["Grid2.Create(features)"] = static v =>
                [
                    .. Entered(Grid2.Create<Flat>(1, 1, [v])),
                    .. float.IsFinite((float)v) ? Entered(Grid2.Create<Flat>(1, 1, [(float)v])) : [],
                ],
            ["Grid2.Create(spacing)"] = static v => [Grid2.Create<Flat>(1, 1, [1.0], v).Spacing],
            ["Grid2.FromTensor(values)"] = static v =>
                Entered(Grid2.FromTensor<Flat>(Tensor.Create([v], [1, 1, 1, 1]), ImageOrder.Nchw)),
            ["Grid2.FromTensor(spacing)"] = static v =>
                [Grid2.FromTensor<Flat>(Tensor.Create([1.0], [1, 1, 1, 1]), ImageOrder.Nhwc, v).Spacing],
            ["Grid2`1.Rotate(angle)"] = static v => Entered(Grid2.Create<Flat>(2, 2, [1.0, 2, 3, 4]).Rotate(v)),
            ["Graph.Create(features)"] = static v =>
                [
                    .. Graph.Create<Solid>([v], [], []).Rows.ToArray(),
                    .. float.IsFinite((float)v) ? Graph.Create<Solid>([(float)v], [], []).Rows.ToArray() : [],
                ],
            ["Graph.Create(edgeFeatures)"] = static v =>
                [
                    .. Graph.Create<Solid, Solid>([1.0], [0], [0], [v]).EdgeRows.ToArray(),
                    .. float.IsFinite((float)v)
                        ? Graph.Create<Solid, Solid>([1f], [0], [0], [(float)v]).EdgeRows.ToArray()
                        : [],
                ],
            ["Sphere.Create(features)"] = static v =>
                [
                    .. Typed.Sphere.Create<Spin>(new HealPix(1), [.. Enumerable.Repeat(v, 24)]).Rows.ToArray(),
                    .. float.IsFinite((float)v)
                        ? Typed.Sphere.Create<Spin>(new HealPix(1), [.. Enumerable.Repeat((float)v, 24)]).Rows.ToArray()
                        : [],
                ],
            ["Grid3.Create(features)"] = static v =>
                [
                    .. Grid3.Create<Solid>(1, 1, 1, [v]).Rows.ToArray(),
                    .. float.IsFinite((float)v) ? Grid3.Create<Solid>(1, 1, 1, [(float)v]).Rows.ToArray() : [],
                ],
            ["Grid3.FromTensor(values)"] = static v =>
                Grid3.FromTensor<Solid>(Tensor.Create([v], [1, 1, 1, 1, 1]), VolumeOrder.Ncdhw).Rows.ToArray(),
            ["Mesh.Create(features)"] = static v =>
                [
                    .. Mesh.Create<Solid>(MeshShapes.Sphere(0), [v, .. new double[11]]).Rows.ToArray(),
                    .. float.IsFinite((float)v)
                        ? Mesh.Create<Solid>(MeshShapes.Sphere(0), [(float)v, .. new float[11]]).Rows.ToArray()
                        : [],
                ],
            ["Sphere`1.ToMesh(radius)"] = static v =>
                [
                    global::GeoDL
                        .Typed.Sphere.Create(new HealPix(1), Rows.From("0", Algebra.SymmetryGroup.SO2, new double[12]))
                        .ToMesh(v)
                        .LongestEdge,
                ],
            ["TriangleMesh.Create(positions)"] = static v =>
                Measured(TriangleMesh.Create([0, 0, 0, 1, 0, 0, 0, v, 0], [0, 1, 2])),
            ["MeshShapes.Torus(radius)"] = static v => Measured(MeshShapes.Torus(3, 4, v)),
            ["PlaneNeighbourhood.Basis(cutoff)"] = static v => OnEdges(e => e.Basis(3, cutoff: v).ToRows().ToArray()),
            ["PlaneNeighbourhood.Envelope(cutoff)"] = static v =>
                OnEdges(e => e.Envelope(cutoff: v).ToRows().ToArray()),
            ["Rows.From(values)"] = static v => Enter(Rows.From("0e", [1, v])),
            ["Rows`1.From(values)"] = static v => Enter(Rows<Halo>.From([1, v, 0, 0])),
            ["Rows`1.FromTensor(values)"] = static v =>
                Enter(Rows<Halo>.FromTensor(Tensor.Create([1, v, 0, 0], [1, 4]))),
            ["Batch.Lookup(table)"] = static v =>
            {
                PointCloud<Halo> cloud = PassTests.HaloCloud();
                return cloud.Batch.Lookup(Labels.OnPointsOf(cloud, new int[cloud.Count]), [v]).ToRows().ToArray();
            },
            ["Neighbourhood.Basis(cutoff)"] = static v =>
                PassTests.HaloCloud().Edges.Basis(3, cutoff: v).ToRows().ToArray(),
            ["Neighbourhood.Envelope(cutoff)"] = static v =>
                PassTests.HaloCloud().Edges.Envelope(cutoff: v).ToRows().ToArray(),
            ["FeatureExtensions.SoftNorm(epsilon)"] = static v => OnRows(x => x.SoftNorm(v)),
            ["FeatureExtensions.BoundedNorm(epsilon)"] = static v => OnRows(x => x.BoundedNorm(v)),
            ["Operations.SoftNorm(epsilon)"] = static v =>
                OnRows(x => FeatureMarshal.Wrap<Features>(Operations.SoftNorm(FeatureMarshal.Unwrap(x), v))),
            ["Operations.BoundedNorm(epsilon)"] = static v =>
                OnRows(x => FeatureMarshal.Wrap<Features>(Operations.BoundedNorm(FeatureMarshal.Unwrap(x), v))),
            ["Operations.Scale(factor)"] = static v =>
                OnRows(x => FeatureMarshal.Wrap<Features>(Operations.Scale(FeatureMarshal.Unwrap(x), v))),
            ["Operations.Divide(divisor)"] = static v =>
                OnRows(x => FeatureMarshal.Wrap<Features>(Operations.Divide(FeatureMarshal.Unwrap(x), v))),
            ["Operations.Shift(number)"] = static v =>
                OnRows(x => FeatureMarshal.Wrap<Features>(Operations.Shift(FeatureMarshal.Unwrap(x.SoftNorm()), v))),
            ["Features.op_Multiply(factor)"] = static v => [.. OnRows(x => v * x), .. OnRows(x => x * v)],
            ["Features.op_Division(divisor)"] = static v => OnRows(x => x / v),
            ["Gated`1.op_Multiply(factor)"] = static v =>
                [.. OnRows(x => v * Gated<Halo>.Zeros(x)), .. OnRows(x => Gated<Halo>.Zeros(x) * v)],
            ["Gated`1.op_Division(divisor)"] = static v => OnRows(x => Gated<Halo>.Zeros(x) / v),
            ["Mirrored`1.op_Multiply(factor)"] = static v =>
                [.. OnRows(x => v * Mirrored<Halo>.Zeros(x)), .. OnRows(x => Mirrored<Halo>.Zeros(x) * v)],
            ["Mirrored`1.op_Division(divisor)"] = static v => OnRows(x => Mirrored<Halo>.Zeros(x) / v),
            ["PseudoScalars.op_Multiply(factor)"] = static v =>
                [.. OnRows(x => v * PseudoScalars.Zeros(x)), .. OnRows(x => PseudoScalars.Zeros(x) * v)],
            ["PseudoScalars.op_Division(divisor)"] = static v => OnRows(x => PseudoScalars.Zeros(x) / v),
            ["Scalars.op_Multiply(factor)"] = static v =>
                [.. OnRows(x => v * x.SoftNorm()), .. OnRows(x => x.SoftNorm() * v)],
            ["Scalars.op_Division(divisor)"] = static v => OnRows(x => x.SoftNorm() / v),
            ["Scalars.op_Addition(number)"] = static v =>
                [.. OnRows(x => v + x.SoftNorm()), .. OnRows(x => x.SoftNorm() + v)],
            ["Scalars.op_Subtraction(number)"] = static v =>
                [.. OnRows(x => v - x.SoftNorm()), .. OnRows(x => x.SoftNorm() - v)],
            ["Loss.op_Multiply(weight)"] = static v =>
                [Lost(x => v * Loss.Sum(x.SoftNorm())), Lost(x => Loss.Sum(x.SoftNorm()) * v)],
            ["Loss.Huber(delta)"] = static v => [Lost(x => Loss.Huber(x, Target(3), v))],
            ["Loss.Huber(target)"] = static v => [Lost(x => Loss.Huber(x, Target(v)))],
            ["Loss.MeanSquaredError(target)"] = static v => [Lost(x => Loss.MeanSquaredError(x, Target(v)))],
            ["Loss.MeanAbsoluteError(target)"] = static v => [Lost(x => Loss.MeanAbsoluteError(x, Target(v)))],
            ["BatchNormOptions.Epsilon"] = static v =>
                Layer(b => BatchNormLayer.Create(b, Layout, new BatchNormOptions { Epsilon = v }).Apply),
            ["BatchNormOptions.Momentum"] = static v =>
                Layer(b => BatchNormLayer.Create(b, Layout, new BatchNormOptions { Momentum = v }).Apply),
            ["ScaleLayer.Create(initial)"] = static v => Layer(b => ScaleLayer.Create(b, Layout, v).Apply),
            ["LayerNormLayer.Create(epsilon)"] = static v =>
                Layer(b => LayerNormLayer.Create(b, Layout, affine: true, v).Apply),
            ["RowNormLayer.Create(epsilon)"] = static v =>
                Layer(b =>
                    RowNormLayer.Create(b, Layout, affine: true, v, sumOverCopies: false, componentPower: 1).Apply
                ),
            ["NormActivationLayer.Create(epsilon)"] = static v =>
                Layer(b =>
                    NormActivationLayer.Create(b, Layout, Nonlinearity.Tanh, normalize: true, v, bias: false).Apply
                ),
            ["DropoutLayer.Create(probability)"] = static v => Layer(b => DropoutLayer.Create(b, Layout, v).Apply),
            ["MeshConvolutionLayer.Create(radius)"] = MeshCase.Run,
            ["SphericalHarmonicsLayer.Create(epsilon)"] = static v => Harmonics(v),
            ["SteerableConvolutionOptions.AverageNeighbours"] = static v =>
                Convolution(new SteerableConvolutionOptions { AverageNeighbours = v }),
            ["SteerableConvolutionOptions.BasisScale"] = static v =>
                Convolution(new SteerableConvolutionOptions { BasisScale = v }),
            ["SteerableConvolutionOptions.Cutoff"] = static v =>
                Convolution(new SteerableConvolutionOptions { Cutoff = v }),
        };

    private delegate T OnFeatures<T>(Features x)
        where T : allows ref struct;

    /// <summary>Weights and statistics after a few steps.</summary>
    private static double[] Step(Func<ParameterSet, Optimiser> create)
    {
        var model = new FakeModel();
        Optimiser optimiser = create(model.Parameters);
        for (int i = 0; i < 30; i++)
        {
            double[] before = model.Numbers();
            using Pass pass = model.Quadratic(1);
            try
            {
                optimiser.Step(pass);
            }
            catch (ArithmeticException)
            {
                // A schedule may leave the rates that can be taken; then nothing may have changed.
                Assert.Equal(before, model.Numbers());
                break;
            }
        }

        return [.. model.Numbers(), .. OptimiserState.Of(optimiser)];
    }

    private static double[] Numbers(Cell cell) =>
        [.. cell.ToArray(), .. cell.Inverse(), cell.Volume, 1 / cell.Volume, cell.PlaneSpacing(2)];

    private static double[] Cloud(double[] positions, double[] features, Neighbours neighbours) =>
        Entered(PointCloud.Create<Features>(positions, Rows.From("0e", features), neighbours));

    private static double[] Cloud(double[] positions, float[] features, Neighbours neighbours) =>
        Entered(PointCloud.Create<Features>(positions, Rows.From("0e", features), neighbours));

    /// <summary>Features, edge vectors and lengths, as a model of single precision sees them.</summary>
    private static double[] Entered(PointCloud<Features> cloud)
    {
        using Prediction prediction = GradientCheck.Pool(Precision.Single).Predict();
        PointCloud<Features> entered = prediction.Enter(cloud);
        return
        [
            .. entered.Features.ToRows().ToArray(),
            .. entered.Edges.Vectors.ToRows().ToArray(),
            .. entered.Edges.Lengths.ToRows().ToArray(),
        ];
    }

    private static double[] HessianProduct(double number)
    {
        using Pass pass = GradientCheck.Pool(Precision.Single).Record(training: false, step: 0);
        PointCloud<Features> entered = pass.Enter(
            PointCloud.Create([0, 0, 0, 1, 0, 0], Rows.From("0e", [1.0, 1.0]), Neighbours.WithinRadius(3)),
            GradientInputs.Forces
        );
        var result = new double[6];
        pass.HessianProduct(entered.Edges.Lengths, entered, [0, number, 0, 0, 0, 0], result);
        return result;
    }

    private static double[] Entered(PlaneCloud<Flat> cloud)
    {
        using Prediction prediction = Plane().Predict();
        PlaneCloud<Flat> entered = prediction.Enter(cloud);
        return
        [
            .. entered.Features.ToRows().ToArray(),
            .. entered.Edges.Vectors.ToRows().ToArray(),
            .. entered.Edges.Lengths.ToRows().ToArray(),
        ];
    }

    private static double[] Entered(Grid2<Flat> images)
    {
        using Prediction prediction = Plane().Predict();
        return prediction.Enter(images).Features.ToRows().ToArray();
    }

    private static double[] Measured(TriangleMesh mesh) =>
        mesh.Defects.Count == 0
            ? [.. mesh.VertexAreas(), .. mesh.VertexNormals(), .. mesh.AngleDefects()]
            : mesh.VertexAreas();

    private static double[] OnEdges(OnPlane call)
    {
        using Prediction prediction = Plane().Predict();
        return call(
            prediction.Enter(PlaneCloud.Create<Flat>([0, 0, 1, 2], [1.0, 1.0], Neighbours.WithinRadius(3))).Edges
        );
    }

    private static WorkspacePool Plane() => new(ModelBuilder.Root(0, Precision.Single, Group.O2, 0, Axis.Y).Complete());

    private static double[] Enter(Rows rows)
    {
        using Prediction prediction = GradientCheck.Pool(Precision.Single).Predict();
        return prediction.Enter(rows).ToRows().ToArray();
    }

    private static double[] OnRows<T>(OnFeatures<T> call)
        where T : struct, IFeatures<T>, allows ref struct
    {
        using Prediction prediction = GradientCheck.Pool(Precision.Single).Predict();
        return call(prediction.Enter(Rows.From("1o", [1f, 2f, 3f, 0f, 0f, 0f]))).ToRows().ToArray();
    }

    private delegate double[] OnPlane(PlaneNeighbourhood edges);

    private static Rows<Features> Target(double number) => Rows.From("1o", [1, 2, number]);

    private static double Lost(OnFeatures<Loss> call)
    {
        using Pass pass = GradientCheck.Pool(Precision.Single).Record(training: true, step: 0);
        Features x = pass.Enter(Rows.From("1o", [1f, 2f, 3f]), GradientInputs.Features);
        Loss loss = call(x);
        pass.Backward(loss);
        return loss.Value + pass.FeatureGradient(x).ToArray().Sum();
    }

    private static double[] Layer(Func<ModelBuilder, Func<Handle, Handle>> create)
    {
        ModelBuilder root = ModelBuilder.Root(1, Precision.Single);
        Func<Handle, Handle> apply = create(root.Child("layer"));
        var pool = new WorkspacePool(root.Complete());
        using Pass pass = pool.Record(training: true, step: 0);
        return FeatureMarshal
            .Wrap<Features>(
                apply(FeatureMarshal.Unwrap(pass.Enter(Rows.From("0e + 1o", [1f, 2f, 3f, 4f, 0f, 0f, 0f, 0f]))))
            )
            .ToRows()
            .ToArray();
    }

    private static double[] Harmonics(double epsilon)
    {
        ModelBuilder root = ModelBuilder.Root(1, Precision.Single);
        var layer = SphericalHarmonicsLayer.Create<ReferenceHarmonics>(
            root.Child("layer"),
            FeatureLayout.Of("1o"),
            FeatureLayout.Of("0e + 1o + 2e"),
            normalize: true,
            epsilon
        );
        using Pass pass = new WorkspacePool(root.Complete()).Record(training: true, step: 0);
        return FeatureMarshal
            .Wrap<Features>(layer.Apply(FeatureMarshal.Unwrap(pass.Enter(Rows.From("1o", [1f, 2f, 3f, 0f, 0f, 0f])))))
            .ToRows()
            .ToArray();
    }

    private static double[] Convolution(SteerableConvolutionOptions options)
    {
        double[] positions = [0, 0, 0, 1, 0, 0];
        var convolution = new ConvolutionCase<Tag>("0e", "0e + 1o", options, Precision.Single);
        return convolution.Run(positions, [1, 2], NeighbourSearch.WithinRadius(positions, 2)).Values;
    }

    private static SphereMask Mask(double weight) => new(new HealPix(1), [0, 1, 1, 1, weight, 1, 1, 1, 1, 1, 1, 1]);

    private static double[] Pixels(double number) => [1, 2, 3, 4, number, 6, 7, 8, 9, 10, 11, 12];

    private struct Tag;
}
