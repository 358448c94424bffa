using System.Numerics;
using GeoDL.Typed.CompilerServices;

namespace GeoDL.Typed;

/// <summary>The mean over rows of log Σ exp xᵤ − x[label]; the largest logit is subtracted first.</summary>
internal sealed class CrossEntropyOperation : Operation
{
    private static readonly CrossEntropyOperation Instance = new();

    /// <summary>No energy is made of a loss.</summary>
    internal override ITangent? Second => null;

    internal static Handle Apply(Handle logits, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Storage x = logits.Storage;
        Check.Scalars("Cross entropy", x.Layout);
        TargetOperation.CheckRows(x, labels.RowSpace, "labels");
        for (int row = 0; row < x.Rows; row++)
        {
            if ((uint)labels.Values[row] >= (uint)x.Dim)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels),
                    labels.Values[row],
                    $"The label of row {row} is not one of 0 … {x.Dim - 1}: there are {x.Dim} logits."
                );
            }
        }

        Storage<double> result = Workspace.Rent<double>(x.Workspace, RowSpace.Total, TargetOperation.Scalar);
        result.Values[0] = x is Storage<float> single
            ? Evaluate(single, labels)
            : Evaluate(logits.As<double>(), labels);
        Record(
            x.Workspace,
            x.NeedsGradient,
            new TapeEntry
            {
                Operation = Instance,
                A = x,
                State = labels,
                Result = result,
            }
        );
        return new Handle(result);
    }

    internal override void Backward(in TapeEntry entry, Pass pass)
    {
        double gradient = ((Storage<double>)entry.Result).Gradient[0];
        if (entry.A is Storage<float> single)
            AddGradient(single, (Labels)entry.State!, gradient);
        else
            AddGradient((Storage<double>)entry.A!, (Labels)entry.State!, gradient);
    }

    private static double Evaluate<S>(Storage<S> x, Labels labels)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double sum = 0;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> logits = x.Row(row);
            (double largest, double total) = Partition(logits);
            sum += largest + Math.Log(total) - double.CreateTruncating(logits[labels.Values[row]]);
        }

        return sum / x.Rows;
    }

    private static void AddGradient<S>(Storage<S> x, Labels labels, double gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double scale = gradient / x.Rows;
        for (int row = 0; row < x.Rows; row++)
        {
            ReadOnlySpan<S> logits = x.Row(row);
            Span<S> to = x.GradientRow(row);
            (double largest, double total) = Partition(logits);
            for (int u = 0; u < logits.Length; u++)
            {
                double p = Math.Exp(double.CreateTruncating(logits[u]) - largest) / total;
                to[u] += S.CreateTruncating(scale * (p - (u == labels.Values[row] ? 1 : 0)));
            }
        }
    }

    private static (double Largest, double Total) Partition<S>(ReadOnlySpan<S> logits)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        double largest = double.NegativeInfinity,
            total = 0;
        foreach (S logit in logits)
            largest = Math.Max(largest, double.CreateTruncating(logit));
        foreach (S logit in logits)
            total += Math.Exp(double.CreateTruncating(logit) - largest);
        return (largest, total);
    }
}
