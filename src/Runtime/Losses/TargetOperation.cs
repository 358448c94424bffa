using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>A loss that compares rows with a table of targets.</summary>
internal abstract class TargetOperation : Operation
{
    internal static FeatureLayout Scalar { get; } = FeatureLayout.Of("0e");

    /// <summary>No energy is made of a loss.</summary>
    internal sealed override ITangent? Second => null;

    internal Handle Run(Handle x, Rows target, double number)
    {
        ArgumentNullException.ThrowIfNull(target);
        Storage value = x.Storage;
        CheckRows(value, target.RowSpace, "target");
        if (!value.Layout.Matches(target.Layout))
        {
            throw new ArgumentException(
                $"The loss compares values of {value.Layout} with targets of {target.Layout}.",
                nameof(target)
            );
        }
        Storage<double> result = Workspace.Rent<double>(value.Workspace, RowSpace.Total, Scalar);
        var entry = new TapeEntry
        {
            Operation = this,
            A = value,
            State = target,
            Number = number,
            Result = result,
        };
        result.Values[0] = value is Storage<float> single
            ? Evaluate(in entry, single)
            : Evaluate(in entry, x.As<double>());
        Record(value.Workspace, value.NeedsGradient, in entry);
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        double gradient = ((Storage<double>)entry.Result).Gradient[0];
        if (entry.A is Storage<float> single)
            AddGradient(in entry, single, Target(in entry, single), gradient);
        else
            AddGradient(in entry, (Storage<double>)entry.A!, Target(in entry, (Storage<double>)entry.A!), gradient);
    }

    /// <summary>
    /// Throws unless targets and values have the same rows, or the targets are a table with the same number of rows.
    /// </summary>
    internal static void CheckRows(Storage value, RowSpace target, string what)
    {
        if (value.Rows == 0)
            throw new ArgumentException("The loss is a mean over rows, but there are none.");
        if (!ReferenceEquals(value.RowSpace, target) && !(target.IsTable && target.Count == value.Rows))
        {
            throw new ArgumentException(
                $"The loss compares row by row, but the values are on {value.RowSpace} and the {what} on {target}.",
                what
            );
        }
    }

    /// <summary>The loss; summed in double.</summary>
    private protected abstract double Evaluate<S>(in TapeEntry entry, Storage<S> x, ReadOnlySpan<S> target)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    /// <summary>
    /// Adds <paramref name="gradient"/> times the derivative to the gradient of <paramref name="x"/>.
    /// </summary>
    private protected abstract void AddGradient<S>(
        in TapeEntry entry,
        Storage<S> x,
        ReadOnlySpan<S> target,
        double gradient
    )
        where S : unmanaged, IBinaryFloatingPointIeee754<S>;

    private double Evaluate<S>(in TapeEntry entry, Storage<S> x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S> => Evaluate(in entry, x, Target(in entry, x));

    private static Span<S> Target<S>(in TapeEntry entry, Storage<S> x)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Storage target = ((Rows)entry.State!).Storage;
        if (target is Storage<S> same)
        {
            FiniteNumbers.Check<S>(same.Values, target, nameof(target));
            return same.Values;
        }

        Span<S> converted = Workspace.Scratch<S>(x.Workspace, x.Values.Length);
        FiniteNumbers.Copy(target, converted, nameof(target));
        return converted;
    }
}
