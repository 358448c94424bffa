using System.Numerics;
using System.Numerics.Tensors;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>
/// A stored table of feature rows: a signature, and for each row its numbers in public order (<c>mul_ir</c>, as in
/// e3nn).
/// </summary>
/// <remarks>
/// Tables are used outside models: data, targets, results. A table has rows of its own (losses compare equal row
/// numbers), or those of the points or clouds of a <see cref="PointCloud{T}"/>. It must not be written from two threads
/// at once.
/// </remarks>
public abstract class Rows
{
    private Storage? _storage;

    private protected Rows() { }

    /// <summary>Number of rows.</summary>
    public int Count => _storage?.Rows ?? 0;

    /// <summary>Numbers in a row.</summary>
    public int Dim => Layout.Dim;

    /// <summary>The signature.</summary>
    public string Signature => Layout.ToString();

    /// <summary>The precision in which the table is stored.</summary>
    public Precision Precision => _storage?.Precision ?? Precision.Single;

    internal abstract FeatureLayout? FixedLayout { get; }

    internal FeatureLayout Layout => FixedLayout ?? _storage?.Layout ?? FeatureLayout.Of("0x0e");

    internal Storage Storage =>
        _storage
        ?? throw new InvalidOperationException("This table of rows is empty: nothing has been copied into it yet.");

    internal RowSpace RowSpace => Storage.RowSpace;

    /// <summary>The number in a row and a column, in public order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such row or column.</exception>
    public double this[int row, int column]
    {
        get
        {
            if ((uint)row >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(row), row, $"The table has {Count} rows.");
            if ((uint)column >= (uint)Dim)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(column),
                    column,
                    $"Rows of {Signature} have {Dim} numbers."
                );
            }
            int at = row * Dim + Array.IndexOf(Layout.PublicIndex, column);
            return Storage is Storage<float> single ? single.Values[at] : ((Storage<double>)Storage).Values[at];
        }
    }

    /// <summary>A table of rows with a signature of O(3) that is known at run time.</summary>
    /// <param name="signature">Such as <c>8x0e + 4x1o</c>.</param>
    /// <param name="values">Rows one after another, in public order.</param>
    /// <exception cref="FormatException">The text is not a signature.</exception>
    /// <exception cref="ArgumentException">The numbers are not a whole number of rows, or one is not finite; the
    /// message names the row.</exception>
    public static Rows<Features> From(string signature, ReadOnlySpan<float> values) =>
        Rows<Features>.Create(FeatureLayout.Of(signature), values);

    /// <inheritdoc cref="From(string, ReadOnlySpan{float})"/>
    public static Rows<Features> From(string signature, ReadOnlySpan<double> values) =>
        Rows<Features>.Create(FeatureLayout.Of(signature), values);

    /// <summary>A table of rows with a signature of any group that is known at run time.</summary>
    /// <param name="signature">Such as <c>8x0e + 4x1</c> under O(2).</param>
    /// <param name="group">The group, such as <see cref="SymmetryGroup.O2"/>.</param>
    /// <param name="values">Rows one after another, in public order.</param>
    /// <exception cref="FormatException">The text is not a signature.</exception>
    /// <exception cref="ArgumentException">The numbers are not a whole number of rows, or one is not finite; the
    /// message names the row.</exception>
    public static Rows<Features> From(string signature, SymmetryGroup group, ReadOnlySpan<float> values) =>
        Rows<Features>.Create(FeatureLayout.Of(signature, group), values);

    /// <inheritdoc cref="From(string, SymmetryGroup, ReadOnlySpan{float})"/>
    public static Rows<Features> From(string signature, SymmetryGroup group, ReadOnlySpan<double> values) =>
        Rows<Features>.Create(FeatureLayout.Of(signature, group), values);

    /// <summary>All numbers, row after row, in public order.</summary>
    public double[] ToArray()
    {
        var values = new double[Count * Dim];
        CopyTo(values.AsSpan());
        return values;
    }

    /// <summary>
    /// All numbers in single precision, row after row, in public order; numbers beyond its range become infinite.
    /// </summary>
    public float[] ToSingleArray()
    {
        var values = new float[Count * Dim];
        CopyTo(values.AsSpan());
        return values;
    }

    /// <summary>[rows × numbers] all numbers, in public order.</summary>
    public Tensor<double> ToTensor() => Tensor.Create(ToArray(), [Count, Dim]);

    /// <summary>
    /// [rows × numbers] all numbers in single precision, in public order; numbers beyond its range become infinite.
    /// </summary>
    public Tensor<float> ToSingleTensor() => Tensor.Create(ToSingleArray(), [Count, Dim]);

    /// <summary>Copies all numbers, row after row, in public order.</summary>
    /// <exception cref="ArgumentException">The span does not have exactly rows × numbers per row places.</exception>
    public void CopyTo(Span<double> values) => Export(values);

    /// <summary>
    /// Copies all numbers in single precision, row after row, in public order; numbers beyond its range become
    /// infinite.
    /// </summary>
    /// <exception cref="ArgumentException">The span does not have exactly rows × numbers per row places.</exception>
    public void CopyTo(Span<float> values) => Export(values);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} rows of {Signature}";

    /// <summary>Takes over the rows of a value.</summary>
    internal void Assign(Handle value)
    {
        Storage from = value.Storage;
        if (FixedLayout is { } expected && !from.Layout.Matches(expected))
            throw new ArgumentException($"A table of {expected} cannot hold a value of {from.Layout}.");
        if (_storage is Storage<float> && from is Storage<double> wide)
            CheckFits(wide);
        if (_storage is null)
            _storage = from.Precision == Precision.Single ? new Storage<float>() : new Storage<double>();
        else if (!ReferenceEquals(_storage.RowSpace, from.RowSpace) || _storage.Layout.Dim != from.Dim)
            _storage.Expire();
        _storage.Bind(from.RowSpace, FixedLayout ?? from.Layout, null);
        if (_storage is Storage<float> single)
            CopyInner(from, single.Values);
        else
            CopyInner(from, ((Storage<double>)_storage).Values);
    }

    // Checked before anything is written, since a number that overflowed would be lost. Numbers that are not finite
    // remain so in either precision.
    private static void CheckFits(Storage<double> value)
    {
        foreach (double number in value.Values)
        {
            if (double.IsFinite(number) && !FiniteNumbers.Fit(number, Precision.Single))
            {
                throw new ArgumentException(
                    $"A table of {FiniteNumbers.Of(Precision.Single)} cannot represent the number "
                        + $"{FiniteNumbers.Text(number)}. Pass an empty table: it takes the precision of the value.",
                    "rows"
                );
            }
        }
    }

    /// <summary>Makes the table use a storage that was created for it.</summary>
    internal void Adopt(Storage storage) => _storage = storage;

    /// <summary>Copies numbers in the inner layout, rounding or widening them.</summary>
    internal static void CopyInner<S>(Storage from, Span<S> to)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (from is Storage<S> same)
            same.Values.CopyTo(to);
        else if (from is Storage<float> single)
            TensorPrimitives.ConvertTruncating<float, S>(single.Values, to);
        else
            TensorPrimitives.ConvertTruncating<double, S>(((Storage<double>)from).Values, to);
    }

    private void Export<S>(Span<S> values)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (values.Length != Count * Dim)
        {
            throw new ArgumentException(
                $"{Count} rows of {Dim} numbers ({Signature}) are {Count * Dim} numbers, but the span has "
                    + $"{values.Length}.",
                nameof(values)
            );
        }
        if (_storage is null)
            return;
        if (_storage is Storage<float> single)
            PublicOrder.Write<float, S>(single.Values, values, Layout);
        else
            PublicOrder.Write<double, S>(((Storage<double>)_storage).Values, values, Layout);
    }
}
