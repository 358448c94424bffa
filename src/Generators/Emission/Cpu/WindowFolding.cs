using System.Globalization;
using GeoDL.Typed.Algebra;
using GeoDL.Typed.Generators.Plans;

namespace GeoDL.Typed.Generators.Emission;

/// <summary>
/// The functions of a window by their symmetry under its two mirrors: each is even or odd in x and in y, so it needs
/// only one of four sums of the pixels (±x, ±y).
/// </summary>
internal sealed class WindowFolding
{
    private readonly WindowPlan _plan;
    private readonly Dictionary<double, int> _constants = [];
    private readonly List<double> _values = [];

    public WindowFolding(WindowPlan plan)
    {
        _plan = plan;
        for (int y = 0; y <= Half; y++)
        {
            for (int x = 0; x <= Half; x++)
            {
                foreach (WindowFunction f in plan.Functions)
                    Add(Math.Abs(plan.Value(f, x, y)));
            }
        }
    }

    /// <summary>Pixels from the centre to the border of the window.</summary>
    public int Half => _plan.Window.Size / 2;

    /// <summary>Multiply-adds for each number of a pixel.</summary>
    public int MultiplyAdds => Enumerable.Range(0, Half + 1).Sum(MultiplyAddsOf);

    /// <summary>Additions for each number of a pixel.</summary>
    public int Adds =>
        Enumerable.Range(0, Half + 1).SelectMany(y => Enumerable.Range(0, Half + 1).Select(x => AddsOf(x, y))).Sum();

    /// <summary>Multiply-adds that the rows y and −y of the window cost.</summary>
    public int MultiplyAddsOf(int y) =>
        Enumerable.Range(0, Half + 1).Sum(x => _plan.Functions.Count(f => Has(f, x, y)));

    /// <summary>The name of a function, <c>c2_0</c> or <c>s1_1</c>: cosine or sine, order, radius.</summary>
    public string NameOf(WindowFunction function)
    {
        SampledHarmonic harmonic = _plan.Window.Harmonics[function.Harmonic];
        return $"{(function.IsSine ? "s" : "c")}{Text(harmonic.Order)}_{Text(harmonic.Index)}";
    }

    /// <summary>The folded value that a function is summed over, <c>eo1</c>: even in x, odd in y, column 1.</summary>
    public string FoldedName(WindowFunction function, int x)
    {
        int order = _plan.OrderOf(function);
        return (IsOddInX(order, function.IsSine) ? "o" : "e") + (function.IsSine ? "o" : "e") + Text(x);
    }

    /// <summary>Whether a function is not zero at (x, y), and so at (±x, ±y).</summary>
    public bool Has(WindowFunction function, int x, int y) => _plan.Value(function, x, y) != 0;

    /// <summary>Whether some function of a parity is not zero at (x, y).</summary>
    public bool IsNeeded(bool oddInX, bool oddInY, int x, int y) =>
        _plan.Functions.Any(f => f.IsSine == oddInY && IsOddInX(_plan.OrderOf(f), f.IsSine) == oddInX && Has(f, x, y));

    /// <summary>The value of a function at (x, y) as a vector.</summary>
    public string Constant(WindowFunction function, int x, int y)
    {
        double value = _plan.Value(function, x, y);
        string sign = value < 0 ? "-" : string.Empty;
        return $"V.Broadcast(Number.Of<S>({sign}K{Text(_constants[Math.Abs(value)])}))";
    }

    /// <summary>Declares the distinct values.</summary>
    public void Declare(SourceWriter writer)
    {
        for (int i = 0; i < _values.Count; i++)
            writer.Line($"private const double K{Text(i)} = {Literal.Of(_values[i]).ToString()};");
    }

    /// <summary>The parities in words.</summary>
    public static string ParityText(int order, bool isSine) =>
        (IsOddInX(order, isSine) ? "odd" : "even") + ", " + (isSine ? "odd" : "even");

    /// <summary>x → −x is φ → π − φ: cos jφ gets the sign (−1)^j, sin jφ the opposite one.</summary>
    public static bool IsOddInX(int order, bool isSine) => (order % 2 == 1) != isSine;

    private int AddsOf(int x, int y) =>
        new[] { false, true }.Sum(oddInX =>
        {
            int both = new[] { false, true }.Count(oddInY => IsNeeded(oddInX, oddInY, x, y));
            if (both == 0)
                return 0;
            // In each row x and −x are added, then the two rows once or twice.
            return ((x == 0 ? 0 : 1) * (y == 0 ? 1 : 2)) + (y == 0 ? 0 : both);
        });

    private void Add(double value)
    {
        if (value == 0 || _constants.ContainsKey(value))
            return;
        _constants.Add(value, _values.Count);
        _values.Add(value);
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
