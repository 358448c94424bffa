using System.Runtime.Loader;
using GeoDL.Typed.Generators.Tests.Pipeline;

namespace GeoDL.Typed.Generators.Tests.Spheres;

/// <summary>Models over spheres, compiled once for all tests.</summary>
internal static class SphereModels
{
    private static readonly Lazy<Type> Probe = new(Compile);

    public static T Call<T>(string method, params object[] arguments) =>
        (T)Probe.Value.GetMethod(method)!.Invoke(null, arguments)!;

    private static Type Compile()
    {
        using MemoryStream image = GeneratorHost.Run(Source).CleanImage();
        var context = new AssemblyLoadContext("spheres", isCollectible: true);
        return context.LoadFromStream(image).GetType("Spheres.Probe")!;
    }

    private const string Source = """
        namespace Spheres
        {
            [Irreps("temperature: 0e + polarisation: 2", Group = Group.O2)]
            public readonly ref partial struct Sky;

            [Irreps("temperature: 0e + polarisation: 2", Group = Group.O2, Polarisation = PolarisationConvention.Iau)]
            public readonly ref partial struct IauSky;

            [Irreps("2x2 + 0o + 3x0e + 1", Group = Group.O2)]
            public readonly ref partial struct Mixed;

            [Irreps("t: 0e..8 + e: 2e..8 + b: 2o..8")]
            public readonly ref partial struct Modes;

            [Irreps("2x2e..6 + 2x2o..6 + 0o..6 + 3x0e..6 + 1o..6 + 1e..6")]
            public readonly ref partial struct MixedModes;

            [Irreps("2x0 + 2", Group = Group.SO2)]   public readonly ref partial struct Turning;
            [Irreps("2x0..5 + 2..5 + 2..5", Group = Group.SO3)] public readonly ref partial struct TurningModes;

            [Irreps("9x0e")] public readonly ref partial struct Powers;
            [Irreps("7x0o")] public readonly ref partial struct Odd;

            [EquivariantModel]
            public sealed partial class Filter
            {
                [ToHarmonics(MaxDegree = 8)] private partial Modes Analyse(Directions pixels, Sky sky);
                [Linear]                     private partial Modes Weigh(Modes modes);
                [FromHarmonics]              private partial Sky Synthesise(Directions pixels, Modes modes);

                public Sky Forward(Sphere<Sky> sky)
                {
                    Modes modes = Weigh(Analyse(sky.Directions, sky.Features));
                    return Synthesise(sky.Directions, modes);
                }

                public Sky Pool(Sphere<Sky> sky) =>
                    Synthesise(sky.Directions.Coarser(2), Analyse(sky.Directions, sky.Features));
            }

            [EquivariantModel]
            public sealed partial class Pooled
            {
                [Module] private partial Filter Inner { get; }
                public Sky Forward(Sphere<Sky> sky) => Inner.Pool(sky);
            }

            [EquivariantModel]
            public sealed partial class Convert
            {
                [ToHarmonics(MaxDegree = 8)] private partial Modes Analyse(Directions pixels, IauSky sky);
                [FromHarmonics]              private partial Sky Synthesise(Directions pixels, Modes modes);
                public Pair<Modes, Sky> Forward(Sphere<IauSky> sky)
                {
                    Modes modes = Analyse(sky.Directions, sky.Features);
                    return new Pair<Modes, Sky>(modes, Synthesise(sky.Directions, modes));
                }
            }

            [EquivariantModel]
            public sealed partial class Analysis
            {
                [ToHarmonics] private partial Modes Analyse(Directions pixels, Sky sky);
                public Modes Forward(Sphere<Sky> sky) => Analyse(sky.Directions, sky.Features);
            }

            [EquivariantModel]
            public sealed partial class Many
            {
                [ToHarmonics(MaxDegree = 6)] private partial MixedModes Analyse(Directions pixels, Mixed sky);
                [FromHarmonics]              private partial Mixed Synthesise(Directions pixels, MixedModes modes);
                [Linear]                     private partial MixedModes Weigh(MixedModes modes);
                public Mixed Forward(Sphere<Mixed> sky) =>
                    Synthesise(sky.Directions, Weigh(Analyse(sky.Directions, sky.Features)));
            }

            [EquivariantModel(Group = Group.SO3)]
            public sealed partial class Turns
            {
                [ToHarmonics(MaxDegree = 5)] private partial TurningModes Analyse(Directions pixels, Turning sky);
                [Linear]                     private partial TurningModes Weigh(TurningModes modes);
                [FromHarmonics]              private partial Turning Synthesise(Directions pixels, TurningModes modes);
                public Turning Forward(Sphere<Turning> sky) =>
                    Synthesise(sky.Directions, Weigh(Analyse(sky.Directions, sky.Features)));
            }

            [EquivariantModel]
            public sealed partial class Spectra
            {
                [ToHarmonics(MaxDegree = 8)] private partial Modes Analyse(Directions pixels, Sky sky);
                [CrossSpectrum("0e..8", "0e..8", "9x0e")] private partial Features Auto(Features t, Features u);
                [CrossSpectrum("2e..8", "2o..8", "7x0o")] private partial Features EB(Features e, Features b);
                public Pair<Powers, Odd> Forward(Sphere<Sky> sky)
                {
                    Modes modes = Analyse(sky.Directions, sky.Features);
                    return new Pair<Powers, Odd>(
                        Powers.From(Auto(modes.T, modes.T)),
                        Odd.From(EB(modes.E, modes.B)));
                }
            }

            [Irreps("0e..10 + 2e..10 + 2o..10")]         public readonly ref partial struct Products;
            [Irreps("2x2e..7 + 2x2o..7 + 3x0o..7")]      public readonly ref partial struct Quarter;

            [EquivariantModel]
            public sealed partial class Gates
            {
                [ToHarmonics(MaxDegree = 8)] private partial Modes Analyse(Directions pixels, Sky sky);
                [FieldProduct("0e..8", "0e..8 + 2e..8 + 2o..8", "0e..10 + 2e..10 + 2o..10")]
                private partial Features Gate(Features t, Features all);
                public Products Forward(Sphere<Sky> sky)
                {
                    Modes modes = Analyse(sky.Directions, sky.Features);
                    return Products.From(Gate(modes.T, modes));
                }
            }

            [EquivariantModel]
            public sealed partial class QuarterTurns
            {
                [ToHarmonics(MaxDegree = 6)] private partial MixedModes Analyse(Directions pixels, Mixed sky);
                [FieldProduct("0o..6", "2x2e..6 + 2x2o..6 + 3x0e..6", "2x2e..7 + 2x2o..7 + 3x0o..7")]
                private partial Features Gate(Features odd, Features all);
                public Quarter Forward(Sphere<Mixed> sky)
                {
                    Features modes = Analyse(sky.Directions, sky.Features);
                    return Quarter.From(Gate(modes.Select(10..17), modes.Select(0..10).Concat(modes.Select(17..24))));
                }
            }

            [Irreps("0e..8")] public readonly ref partial struct Temperature;

            [EquivariantModel]
            public sealed partial class Squares
            {
                [ToHarmonics(MaxDegree = 8)] private partial Modes Analyse(Directions pixels, Sky sky);
                [SphereActivation("0e..8", "0e..8", Function = Nonlinearity.Square, Normalize = false)]
                private partial Features Square(Features t);
                public Temperature Forward(Sphere<Sky> sky) =>
                    Temperature.From(Square(Analyse(sky.Directions, sky.Features).T));
            }

            [EquivariantModel(Approximate = 0.001)]
            public sealed partial class Smooth
            {
                [ToHarmonics(MaxDegree = 8)] private partial Modes Analyse(Directions pixels, Sky sky);
                [SphereActivation("0e..8", "0e..8", Oversampling = 4)] private partial Features Activate(Features t);
                public Temperature Forward(Sphere<Sky> sky) =>
                    Temperature.From(Activate(Analyse(sky.Directions, sky.Features).T));
            }

            [EquivariantModel(Approximate = 0.05)]
            public sealed partial class Pixelated
            {
                [ToHarmonics(MaxDegree = 8, Iterations = 1)] private partial Modes Analyse(Directions pixels, IauSky sky);
                [Linear]        private partial Modes Weigh(Modes modes);
                [FromHarmonics] private partial IauSky Synthesise(Directions pixels, Modes modes);
                public IauSky Forward(Sphere<IauSky> sky) =>
                    Synthesise(sky.Directions, Weigh(Analyse(sky.Directions, sky.Features)));
            }

            public static class Probe
            {
                public static double[] Filter(SphereSampling sampling, double[] values, GeoDL.Typed.Algebra.Rotation turn, Precision precision)
                {
                    Sphere<Sky> sky = Sphere.Create<Sky>(sampling, values).Rotate(turn);
                    return sky.WithFeatures(new Filter(4, precision).Predict(sky)).Rotate(turn.Inverse()).Rows.ToArray();
                }

                public static double[] Plain(SphereSampling sampling, double[] values) =>
                    new Filter(4, Precision.Double).Predict(Sphere.Create<Sky>(sampling, values)).ToArray();

                public static double[] Pool(SphereSampling sampling, double[] values) =>
                    new Pooled(4, Precision.Double).Predict(Sphere.Create<Sky>(sampling, values)).ToArray();

                public static double[] Modes(SphereSampling sampling, double[] values) =>
                    new Analysis(4, Precision.Double).Predict(Sphere.Create<Sky>(sampling, values)).ToArray();

                public static double[][] Convert(SphereSampling sampling, double[] values)
                {
                    var (modes, sky) = new Convert(4, Precision.Double).Predict(Sphere.Create<IauSky>(sampling, values));
                    return [modes.ToArray(), sky.ToArray()];
                }

                public static double[] Many(SphereSampling sampling, double[] values, GeoDL.Typed.Algebra.Rotation turn)
                {
                    Sphere<Mixed> sky = Sphere.Create<Mixed>(sampling, values).Rotate(turn);
                    return sky.WithFeatures(new Many(4, Precision.Double).Predict(sky)).Rotate(turn.Inverse()).Rows.ToArray();
                }

                public static double[] Turns(SphereSampling sampling, double[] values, GeoDL.Typed.Algebra.Rotation turn)
                {
                    Sphere<Turning> sky = Sphere.Create<Turning>(sampling, values).Rotate(turn);
                    return sky.WithFeatures(new Turns(4, Precision.Double).Predict(sky)).Rotate(turn.Inverse()).Rows.ToArray();
                }

                public static double[][] Spectra(SphereSampling sampling, double[] values, GeoDL.Typed.Algebra.Rotation turn)
                {
                    var (even, odd) = new Spectra(4, Precision.Double).Predict(Sphere.Create<Sky>(sampling, values).Rotate(turn));
                    return [even.ToArray(), odd.ToArray()];
                }

                public static double[] Gates(SphereSampling sampling, double[] values, GeoDL.Typed.Algebra.Rotation turn) =>
                    new Gates(4, Precision.Double).Predict(Sphere.Create<Sky>(sampling, values).Rotate(turn)).ToArray();

                public static double[] QuarterTurns(SphereSampling sampling, double[] values, GeoDL.Typed.Algebra.Rotation turn) =>
                    new QuarterTurns(4, Precision.Double).Predict(Sphere.Create<Mixed>(sampling, values).Rotate(turn)).ToArray();

                public static double[] Squares(SphereSampling sampling, double[] values, GeoDL.Typed.Algebra.Rotation turn) =>
                    new Squares(4, Precision.Double).Predict(Sphere.Create<Sky>(sampling, values).Rotate(turn)).ToArray();

                public static double[] Smooth(SphereSampling sampling, double[] values, GeoDL.Typed.Algebra.Rotation turn) =>
                    new Smooth(4, Precision.Double).Predict(Sphere.Create<Sky>(sampling, values).Rotate(turn)).ToArray();

                public static double[] Pixelated(SphereSampling sampling, double[] values) =>
                    new Pixelated(4, Precision.Double).Predict(Sphere.Create<IauSky>(sampling, values)).ToArray();

                public static double Loss(SphereSampling sampling, double[] values, string model) =>
                    Run(sampling, values, model, GradientInputs.None).Loss;

                public static double[] Gradient(SphereSampling sampling, double[] values, string model) =>
                    Run(sampling, values, model, GradientInputs.Features).Gradient;

                private static (double Loss, double[] Gradient) Run(SphereSampling sampling, double[] values, string model, GradientInputs wanted)
                {
                    if (model == "Pixelated")
                    {
                        var net = new Pixelated(4, Precision.Double);
                        using Pass pass = net.Record();
                        Sphere<IauSky> sky = pass.Enter(Sphere.Create<IauSky>(sampling, values), wanted);
                        Loss loss = GeoDL.Typed.Loss.MeanSquaredError(net.Forward(sky), Rows<IauSky>.From(Targets(values.Length)));
                        if (wanted == GradientInputs.None)
                            return (loss.Value, []);
                        pass.Backward(loss);
                        return (0, pass.FeatureGradient(sky).ToArray());
                    }
                    else if (model == "QuarterTurns")
                    {
                        var net = new QuarterTurns(4, Precision.Double);
                        using Pass pass = net.Record();
                        Sphere<Mixed> sky = pass.Enter(Sphere.Create<Mixed>(sampling, values), wanted);
                        Quarter product = net.Forward(sky);
                        Loss loss = GeoDL.Typed.Loss.MeanSquaredError(product, Rows<Quarter>.From(Targets(2 * 2 * 60 + 3 * 64)));
                        if (wanted == GradientInputs.None)
                            return (loss.Value, []);
                        pass.Backward(loss);
                        return (0, pass.FeatureGradient(sky).ToArray());
                    }
                    else if (model == "Gates")
                    {
                        var net = new Gates(4, Precision.Double);
                        using Pass pass = net.Record();
                        Sphere<Sky> sky = pass.Enter(Sphere.Create<Sky>(sampling, values), wanted);
                        Loss loss = GeoDL.Typed.Loss.MeanSquaredError(net.Forward(sky), Rows<Products>.From(Targets(sky.SphereCount * (121 + 2 * 117))));
                        if (wanted == GradientInputs.None)
                            return (loss.Value, []);
                        pass.Backward(loss);
                        return (0, pass.FeatureGradient(sky).ToArray());
                    }
                    else if (model == "Smooth")
                    {
                        var net = new Smooth(4, Precision.Double);
                        using Pass pass = net.Record();
                        Sphere<Sky> sky = pass.Enter(Sphere.Create<Sky>(sampling, values), wanted);
                        Loss loss = GeoDL.Typed.Loss.MeanSquaredError(net.Forward(sky), Rows<Temperature>.From(Targets(sky.SphereCount * 81)));
                        if (wanted == GradientInputs.None)
                            return (loss.Value, []);
                        pass.Backward(loss);
                        return (0, pass.FeatureGradient(sky).ToArray());
                    }
                    else if (model == "Filter")
                    {
                        var net = new Filter(4, Precision.Double);
                        using Pass pass = net.Record();
                        Sphere<Sky> sky = pass.Enter(Sphere.Create<Sky>(sampling, values), wanted);
                        Loss loss = GeoDL.Typed.Loss.MeanSquaredError(net.Forward(sky), Rows<Sky>.From(Targets(values.Length)));
                        if (wanted == GradientInputs.None)
                            return (loss.Value, []);
                        pass.Backward(loss);
                        return (0, pass.FeatureGradient(sky).ToArray());
                    }
                    else
                    {
                        var net = new Spectra(4, Precision.Double);
                        using Pass pass = net.Record();
                        Sphere<Sky> sky = pass.Enter(Sphere.Create<Sky>(sampling, values), wanted);
                        Pair<Powers, Odd> pair = net.Forward(sky);
                        int count = sky.SphereCount;
                        Loss loss =
                            GeoDL.Typed.Loss.MeanSquaredError(pair.First, Rows<Powers>.From(Targets(9 * count)))
                            + GeoDL.Typed.Loss.MeanSquaredError(pair.Second, Rows<Odd>.From(Targets(7 * count)));
                        if (wanted == GradientInputs.None)
                            return (loss.Value, []);
                        pass.Backward(loss);
                        return (0, pass.FeatureGradient(sky).ToArray());
                    }
                }

                private static double[] Targets(int count) =>
                    System.Linq.Enumerable.ToArray(System.Linq.Enumerable.Select(System.Linq.Enumerable.Range(0, count), static i => Math.Sin(i)));

                public static string Refused(SphereSampling sampling, string model)
                {
                    try
                    {
                        var values = new double[3 * sampling.Count];
                        if (model == "Pixelated")
                            _ = new Pixelated().Predict(Sphere.Create<IauSky>(sampling, values));
                        else
                            _ = new Filter().Predict(Sphere.Create<Sky>(sampling, values));
                        return "accepted";
                    }
                    catch (ArgumentException refusal)
                    {
                        return refusal.Message;
                    }
                }
            }
        }
        """;
}
