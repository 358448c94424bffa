using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>A named slice of a model's parameters.</summary>
public sealed class Parameter
{
    private readonly int[] _shape;

    internal Parameter(
        ParameterSet set,
        string path,
        int[] shape,
        int offset,
        bool isBuffer,
        Func<InitialValues, double[]> initial
    )
    {
        Set = set;
        Path = path;
        ExchangePath = path;
        _shape = shape;
        Offset = offset;
        IsBuffer = isBuffer;
        Initial = initial;
        Count = shape.Aggregate(1, static (product, n) => checked(product * n));
    }

    /// <summary>Stable path, such as <c>embed.radial.0.weight</c>.</summary>
    public string Path { get; }

    /// <summary>The path with which other libraries store the numbers, where they have one of their own.</summary>
    internal string ExchangePath { get; set; }

    /// <summary>Shape; numbers are row-major.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>The number of values.</summary>
    public int Count { get; }

    /// <summary>True for running statistics: stored, not trained.</summary>
    public bool IsBuffer { get; }

    /// <summary>Where the slice starts in the flat parameters (or, for a buffer, in the flat buffers).</summary>
    internal int Offset { get; }

    internal ParameterSet Set { get; }

    internal Func<InitialValues, double[]> Initial { get; }

    internal Span<S> Values<S>()
        where S : unmanaged, IBinaryFloatingPointIeee754<S> =>
        (IsBuffer ? Set.FlatBuffers<S>() : Set.Flat<S>()).Slice(Offset, Count);

    /// <summary>The numbers as bytes, as stored in memory.</summary>
    internal Span<byte> Bytes =>
        Set.Precision == Precision.Single
            ? MemoryMarshal.AsBytes(Values<float>())
            : MemoryMarshal.AsBytes(Values<double>());

    /// <summary>A copy of the numbers, in double precision.</summary>
    public double[] ToArray() =>
        Set.Precision == Precision.Single
            ? Array.ConvertAll(Values<float>().ToArray(), static v => (double)v)
            : Values<double>().ToArray();

    /// <summary>Copies the numbers, in double precision.</summary>
    internal void CopyTo(Span<double> target)
    {
        if (Set.Precision == Precision.Single)
            TensorPrimitives.ConvertTruncating<float, double>(Values<float>(), target);
        else
            Values<double>().CopyTo(target);
    }

    /// <summary>Overwrites the numbers; single-precision models round them.</summary>
    /// <exception cref="ArgumentException">The length differs, or a value is not finite in the model's precision;
    /// nothing has been changed.</exception>
    /// <exception cref="InvalidOperationException">The model has averaged or best weights for a while.</exception>
    public void Assign(ReadOnlySpan<double> values)
    {
        if (values.Length != Count)
        {
            throw new ArgumentException(
                $"Parameter '{Path}' has {Count} numbers, but {values.Length} were given.",
                nameof(values)
            );
        }
        int unfit = FirstUnfit(values);
        if (unfit >= 0)
        {
            throw new ArgumentException(
                $"Value {unfit} for parameter '{Path}' is {FiniteNumbers.Text(values[unfit])}, not a "
                    + $"finite number of {FiniteNumbers.Of(Set.Precision)}.",
                nameof(values)
            );
        }

        Set.CheckOwn("assign a parameter");
        Set.Changed();
        Overwrite(values);
    }

    /// <summary>Overwrites the numbers with as many finite ones, without a check.</summary>
    internal void Overwrite(ReadOnlySpan<double> values)
    {
        if (Set.Precision == Precision.Single)
        {
            Span<float> target = Values<float>();
            for (int i = 0; i < values.Length; i++)
                target[i] = (float)values[i];
        }
        else
        {
            values.CopyTo(Values<double>());
        }
    }

    /// <summary>The index of the first number that is not finite in the model's precision; −1 if all are.</summary>
    internal int FirstUnfit(ReadOnlySpan<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!FiniteNumbers.Fit(values[i], Set.Precision))
                return i;
        }

        return -1;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path} [{string.Join(", ", _shape)}]";
}
