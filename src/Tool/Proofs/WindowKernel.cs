namespace GeoDL.Typed.Tool.Proofs;

/// <summary>The kernel of one component of the operand, expanded: a number for each place and component.</summary>
internal sealed class WindowKernel
{
    private readonly double[] _values;
    private readonly double[] _constants;
    private readonly int _dim;

    public WindowKernel(WindowTable table, int component, double[] weights, ExactTerm[] constants, double[] biases)
    {
        Component = component;
        _dim = table.Result.Dim;
        (int hx, int hy, int hz) = table.Halves;
        (int x, int y, int z)[] places =
        [
            .. from w in Enumerable.Range(-hz, (2 * hz) + 1)
            from v in Enumerable.Range(-hy, (2 * hy) + 1)
            from u in Enumerable.Range(-hx, (2 * hx) + 1)
            select (u, v, w),
        ];
        // Of each function and component of the result first, then place by place.
        double[] sums = new double[table.FunctionCount * _dim],
            sizes = new double[sums.Length];
        foreach (WindowTerm term in table.Terms(component))
        {
            double value = term.Value * weights[term.Weight];
            sums[(term.Function * _dim) + term.Z] += value;
            sizes[(term.Function * _dim) + term.Z] += Math.Abs(value);
        }

        _values = new double[places.Length * _dim];
        _constants = new double[_dim];
        var all = new double[_values.Length];
        for (int f = 0; f < table.FunctionCount; f++)
        {
            foreach ((int place, (int u, int v, int w)) in places.Index())
            {
                double value = table.Function(f, u, v, w);
                if (value == 0)
                    continue;
                for (int k = 0; k < _dim; k++)
                {
                    _values[(place * _dim) + k] += value * sums[(f * _dim) + k];
                    all[(place * _dim) + k] += Math.Abs(value) * sizes[(f * _dim) + k];
                }
            }
        }

        foreach (ExactTerm bias in constants)
            _constants[bias.Z] += bias.Value * biases[bias.Weight];
        double largest = all.Concat(_constants.Select(Math.Abs)).DefaultIfEmpty(0).Max();
        Scale = largest > 0 ? largest : 1;
    }

    /// <summary>The component of the operand.</summary>
    public int Component { get; }

    /// <summary>The largest sum of the sizes of what a number consists of.</summary>
    public double Scale { get; }

    /// <summary>The kernel at a place, to a component of the result.</summary>
    public double At(int place, int z) => _values[(place * _dim) + z];

    /// <summary>What biases add to a component of the result.</summary>
    public double Constant(int z) => _constants[z];
}
