using GeoDL.Typed.TestSupport;

namespace GeoDL.Typed.Runtime.Tests.Layers;

/// <summary>All gradients of a layer over neighbours against differences of fourth order.</summary>
internal static class ConvolutionGradients
{
    internal static void Check(EdgeLayerCase layer, double[] positions, NeighbourList list)
    {
        int points = positions.Length / 3;
        double[] x = Numbers.Normal(5, points * layer.Input.Dim),
            cotangent = Numbers.Normal(6, points * layer.Result.Dim);
        ConvolutionOutcome outcome = layer.Run(positions, x, list, cotangent);
        double Loss() => layer.Run(positions, x, list).Values.Zip(cotangent, static (a, b) => a * b).Sum();
        double[] Differences(double[] values, Action? changed = null)
        {
            const double Step = 3e-4;
            var result = new double[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                double at = values[i];
                double At(double offset)
                {
                    values[i] = at + offset;
                    changed?.Invoke();
                    return Loss();
                }

                double near = At(Step) - At(-Step),
                    far = At(2 * Step) - At(-2 * Step);
                At(0);
                result[i] = (8 * near - far) / (12 * Step);
            }

            return result;
        }

        Near.Equal(Differences(x), outcome.FeatureGradient, Tolerance.Derivative.FourthOrder, "feature gradient");
        Near.Equal(Differences(positions), outcome.PositionGradient, Tolerance.Derivative.Curved, "position gradient");
        foreach (Parameter parameter in layer.Parameters.All)
        {
            double[] values = parameter.ToArray();
            Near.Equal(
                Differences(values, () => parameter.Assign(values)),
                outcome.ParameterGradients[parameter.Path],
                Tolerance.Derivative.FourthOrder,
                parameter.Path
            );
        }
    }
}
