// --- CircularDichroism: rotatory strengths are pseudoscalars, bounded by an odd function
[Irreps("electric: 1o + magnetic: 1e")]
public readonly ref partial struct Transition;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1e", "0o", Weighted = false)]
    private partial Features Dot(Features electric, Features magnetic);

    public PseudoScalars Forward(PointCloud<Transition> cloud)
    {
        PseudoScalars strength = PseudoScalars.From(Dot(cloud.Features.Electric, cloud.Features.Magnetic));
        return strength
            .MapOdd(static r =>
            {
                Real up = Real.Exp(r),
                    down = Real.Exp(-r);
                return up - down;
            })
            .Sum(cloud.Batch);
    }
}

// --- HelicityThreshold: small helicities pass, large ones grow slowly
[Irreps("velocity: 1o + vorticity: 1e")]
public readonly ref partial struct Eddy;

[EquivariantModel]
public sealed partial class Net
{
    [TensorProduct("1o", "1e", "0o", Weighted = false)]
    private partial Features Dot(Features v, Features w);

    public Features Forward(PointCloud<Eddy> cloud)
    {
        PseudoScalars helicity = PseudoScalars
            .From(Dot(cloud.Features.Velocity, cloud.Features.Vorticity))
            .MapOdd(static r =>
            {
                bool isSmall = r * r < 0.25;
                if (isSmall)
                    return r;
                return Real.Atan(r);
            });
        return helicity * cloud.Features.Vorticity + cloud.Features.Velocity;
    }
}

// --- ChiralEnergy: an energy is even in the handedness
[Irreps("4x0e + 2x0o")]
public readonly ref partial struct Molecule;

[Irreps("0e")]
public readonly ref partial struct Energy;

[EquivariantModel]
public sealed partial class Net
{
    [Linear("6x0e", "0e")]
    private partial Energy Read(Features x);

    public Energy Forward(PointCloud<Molecule> cloud)
    {
        Features x = cloud.Features;
        Scalars well = PseudoScalars
            .From(x.Select(1))
            .MapEven(static r =>
            {
                Real squared = r * r;
                Real depth = 0.5;
                depth += squared;
                return depth * Real.Exp(-squared);
            });
        return Read(x.Select(0).Concat(well)).Sum(cloud.Batch);
    }
}

// --- SignedSquareRoot: |x|^½ with the sign of x, regular at zero
[Irreps("3x0o + 3x1o")]
public readonly ref partial struct Field;

[EquivariantModel]
public sealed partial class Net
{
    [Linear]
    private partial Field Mix(Field x);

    public Features Forward(PointCloud<Field> cloud)
    {
        Features x = Mix(cloud.Features);
        PseudoScalars root = PseudoScalars.From(x.Select(0)).MapOdd(static r => r / Real.Sqrt(0.01 + Real.Abs(r)));
        return root * x.Select(1);
    }
}
