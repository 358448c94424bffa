using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Samples.Digits.Data;
using GeoDL.Typed.Samples.Digits.Drawing;

namespace GeoDL.Typed.Samples.Digits.Training;

/// <summary>A network that names digits, whatever its group.</summary>
/// <param name="name">What reports call it.</param>
/// <param name="model">The network.</param>
public abstract class Classifier(string name, IEquivariantModel model)
{
    /// <summary>What reports call it.</summary>
    public string Name => name;

    /// <summary>Pixels along a side of the images that fit its strides and blocks.</summary>
    public abstract int Side { get; }

    /// <summary>The network's parameters.</summary>
    public ParameterSet Parameters => model.Parameters;

    /// <summary>The network.</summary>
    protected IEquivariantModel Model => model;

    /// <summary>A training that has not begun.</summary>
    /// <param name="images">What it learns from.</param>
    /// <param name="groupSize">Images that run together in one pass.</param>
    /// <param name="plan">How it goes.</param>
    public abstract EpochTraining<DigitImages> Train(DigitImages images, int groupSize, EpochPlan plan);

    /// <summary>[images × 10] logits.</summary>
    public abstract double[] Logits(DigitImages images);

    /// <summary>What the first layers find in images.</summary>
    public abstract Field Early(DigitImages images);
}

/// <summary>A classifier of images whose pixels are of one group.</summary>
/// <typeparam name="TInk">A pixel.</typeparam>
/// <typeparam name="TDigit">The logits.</typeparam>
/// <param name="name">What reports call it.</param>
/// <param name="model">The network.</param>
/// <param name="loss">Its loss.</param>
/// <param name="predict">Its answers.</param>
/// <param name="early">The fields of its first layers.</param>
/// <param name="side">Pixels along a side of its images.</param>
internal sealed class Classifier<TInk, TDigit>(
    string name,
    IEquivariantModel model,
    Func<Pass, Grid2<TInk>, Labels, Loss> loss,
    Func<Grid2<TInk>, Rows<TDigit>> predict,
    Func<Grid2<TInk>, Field>? early = null,
    int side = Handwriting.Size
) : Classifier(name, model)
    where TInk : struct, IFeatures<TInk>, allows ref struct
    where TDigit : struct, IFeatures<TDigit>, allows ref struct
{
    /// <inheritdoc/>
    public override int Side => side;

    /// <inheritdoc/>
    public override EpochTraining<DigitImages> Train(DigitImages images, int groupSize, EpochPlan plan) =>
        new(
            Model,
            (pass, group) => loss(pass, Grid(group), new Labels(group.Labels)),
            images.Count,
            groupSize,
            (numbers, _) => images.Select(numbers),
            plan
        );

    /// <inheritdoc/>
    public override double[] Logits(DigitImages images) => predict(Grid(images)).ToArray();

    /// <inheritdoc/>
    public override Field Early(DigitImages images) =>
        early is null
            ? throw new NotSupportedException($"The picture does not show the fields of the network {Name}.")
            : early(Grid(images));

    private static Grid2<TInk> Grid(DigitImages images) =>
        Grid2.Create<TInk>(images.Size, images.Size, images.Pixels.AsSpan());
}
