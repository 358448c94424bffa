using GeoDL.Typed.Algebra;
using GeoDL.Typed.CompilerServices;
using GeoDL.Typed.Tool.Running;

namespace GeoDL.Typed.Tool.Plot;

/// <summary>The radial functions of a convolution, times their envelope, over r/r_c.</summary>
internal static class RadialPlot
{
    private const int Points = 400,
        LargestCount = 64,
        Width = 800,
        Height = 500;

    public static Picture Create(RadialBasis basis, int count, CutoffEnvelope envelope, int exponent)
    {
        if (count is < 1 or > LargestCount)
            throw new ToolException($"--count is from 1 to {LargestCount}, not {count}.");
        if (!OptionRules.IsEnvelopeExponent(exponent))
            throw new ToolException($"--exponent is {OptionRules.AllowedEnvelopeExponent}, not {exponent}.");
        double[] u = [.. Enumerable.Range(0, Points).Select(static i => (i + 0.5) / Points)];
        double[] values = new double[count * Points],
            factors = new double[Points];
        RadialFunctions.Evaluate(basis, count, u, values, []);
        Envelopes.Evaluate(envelope, exponent, u, factors, new double[Points]);
        var plot = new ScottPlot.Plot();
        for (int n = 0; n < count; n++)
        {
            double[] y = [.. Enumerable.Range(0, Points).Select(i => values[(n * Points) + i] * factors[i])];
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(u, y);
            line.LineWidth = 2;
            line.LegendText = $"{n + 1}";
        }

        plot.Title($"{basis}, envelope {envelope}");
        plot.XLabel("r / r_c");
        plot.YLabel("value");
        plot.ShowLegend();
        return new Picture(plot, Width, Height);
    }
}
