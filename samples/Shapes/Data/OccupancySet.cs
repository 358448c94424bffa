using GeoDL.Typed.Algebra;

namespace GeoDL.Typed.Samples.Shapes.Data;

/// <summary>
/// Shapes of filled and empty voxels, each of them turned by a rotation of its own into a grid that holds it in every
/// orientation.
/// </summary>
/// <remarks>
/// A shape's centre lies between voxels and that of the grid in a voxel, so that upright shapes are interpolated as
/// turned ones are. In an upright one up is x. One that would reach beyond the ball in the grid is scaled to fit it,
/// whether it is turned or not.
/// </remarks>
public sealed class OccupancySet : VolumeSet
{
    // Voxels along each axis by which variations are shifted, so that a network sees shapes between its strides.
    private const double Shift = 2;

    private readonly BitShapes _shapes;
    private readonly int[] _numbers;
    private readonly Rotation[]? _rotations;
    private readonly bool _turnsVariations;

    /// <param name="shapes">All shapes.</param>
    /// <param name="numbers">Those of the set.</param>
    /// <param name="size">Voxels along a side of the grid, odd.</param>
    /// <param name="rotations">By what each of the set is turned; without it they are upright.</param>
    /// <param name="turnsVariations">Whether variations, to learn from, are turned at random too.</param>
    public OccupancySet(
        BitShapes shapes,
        int[] numbers,
        int size,
        Rotation[]? rotations = null,
        bool turnsVariations = false
    )
    {
        (_shapes, _numbers, Size, _rotations, _turnsVariations) = (shapes, numbers, size, rotations, turnsVariations);
    }

    /// <inheritdoc/>
    public override int Count => _numbers.Length;

    /// <inheritdoc/>
    public override int Size { get; }

    /// <summary>The same shapes, each turned at random.</summary>
    /// <param name="seed">Fixes the rotations.</param>
    public OccupancySet Turned(int seed)
    {
        var random = new Random(seed);
        return new OccupancySet(_shapes, _numbers, Size, [.. _numbers.Select(_ => Rotation.Random(random))]);
    }

    /// <summary>The same shapes, whose variations are turned at random, each time anew.</summary>
    public OccupancySet TurnedInVariations() => new(_shapes, _numbers, Size, _rotations, turnsVariations: true);

    /// <summary>The first of them, or all where there are fewer.</summary>
    public OccupancySet First(int count) =>
        new(_shapes, _numbers[..Math.Min(count, Count)], Size, _rotations?[..Math.Min(count, Count)], _turnsVariations);

    /// <summary>How many reach beyond the ball and are scaled.</summary>
    public int ScaledCount => _numbers.Count(number => Scale(number) < 1);

    /// <inheritdoc/>
    protected override void Paint(int number, ulong? variation, Span<float> voxels)
    {
        int shape = _numbers[number];
        _shapes.Unpack(shape, out float[] filled);
        (Rotation rotation, (double, double, double) shift) = Motion(number, variation);
        _shapes.Turn(filled, rotation, Scale(shape), shift, Size, voxels);
    }

    /// <inheritdoc/>
    protected internal override (int Label, double Handedness) What(int number) =>
        (_shapes.Labels[_numbers[number]], 0);

    /// <inheritdoc/>
    protected internal override (double X, double Y, double Z) Up(int number, ulong? variation) =>
        Motion(number, variation).Rotation.Apply(1, 0, 0);

    private (Rotation Rotation, (double X, double Y, double Z) Shift) Motion(int number, ulong? variation)
    {
        Rotation rotation = _rotations?[number] ?? Rotation.Identity;
        if (variation is not { } family)
            return (rotation, default);
        var random = new RandomStream(RandomStream.DeriveSeed(family, (ulong)number));
        (double, double, double) shift = (
            random.Uniform(-Shift, Shift),
            random.Uniform(-Shift, Shift),
            random.Uniform(-Shift, Shift)
        );
        return (
            _turnsVariations ? Rotation.Random(new Random(random.Below(int.MaxValue))) * rotation : rotation,
            shift
        );
    }

    private double Scale(int shape) => Math.Min(1, Size / 2 / _shapes.Radii[shape]);
}
