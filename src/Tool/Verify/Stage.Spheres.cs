using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed.Tool.Verify;

/// <content>Spheres, on a sampling that keeps every rotation of what it holds.</content>
internal sealed partial class Stage
{
    /// <summary>Pools that outputs may have.</summary>
    private const int LargestFactor = 16;

    private readonly SphereShape? _spheres;

    /// <summary>Spheres with random features.</summary>
    public Sphere<T> Spheres<T>(int parameter)
        where T : struct, IFeatures<T>, allows ref struct
    {
        SphereShape shape = _spheres!;
        Rows<T> rows;
        if (_scene.Supplied is { } supplied)
        {
            var given = (Sphere<T>)supplied[parameter];
            (shape, rows) = (given.Shape, Changed(given.Rows, parameter));
        }
        else
        {
            rows = OnRows<T>(parameter, Known<T>(), RowSpaceKind.Pixels);
        }

        Sphere<T> entered = _pass.Enter(MovedSpheres(shape, rows, _motion.Elements[0]), GridInputs);
        if (_wantsLoss)
            AddGridSlope<T>(() => _pass.FeatureGradient(entered), parameter, RowSpaceKind.Pixels);
        return entered;
    }

    /// <summary>The pixels of the spheres.</summary>
    public Directions DirectionsOfSpheres()
    {
        // Some field: what is asked for is where pixels lie.
        SymmetryGroup fibre = FieldHarmonics.FibreOf(_pass.Parameters.Frame.Group)!;
        Rows<Features> blank = Rows.From($"{fibre.Trivial}", fibre, new double[_spheres!.Pixels.Count]);
        return _pass.Enter(Sphere.Join(_spheres, blank)).Directions;
    }

    private static SphereShape MakeSpheres(Scene scene) =>
        new(new GaussLegendreSampling(scene.SphereDegree), RowSpace.OfImages(Scene.Images, BatchKind.Spheres));

    private static Sphere<T> MovedSpheres<T>(SphereShape shape, Rows<T> rows, GroupElement element)
        where T : struct, IFeatures<T>, allows ref struct
    {
        Sphere<T> spheres = Sphere.Join(shape, rows);
        bool isStill =
            element.Space is { Inverts: false } still && still.Rotation.Equals(OrthogonalMatrix.Identity.Rotation);
        return isStill ? spheres : SphereMotion.Move(in spheres, element.Space);
    }

    /// <summary>The sampling of the inputs, or a coarser one made of it.</summary>
    private SphereShape ShapeOf(RowSpace pixels)
    {
        SphereShape own =
            _spheres ?? throw new NotSupportedException("fields on spheres that are supplied are not turned here");
        for (int factor = 1; factor <= LargestFactor && factor <= own.Sampling.ExactDegree; factor++)
        {
            if (ReferenceEquals(own.Coarser(factor).Pixels, pixels))
                return own.Coarser(factor);
        }

        throw new NotSupportedException("a field on a sampling that is not known cannot be turned");
    }
}
